"""The engine on Whoosh: files and postings are its own; matching and ranking are ours."""
