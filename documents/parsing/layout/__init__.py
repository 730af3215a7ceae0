"""What a page is made of: furniture, table of contents, masthead, headlines and the columns' text."""
