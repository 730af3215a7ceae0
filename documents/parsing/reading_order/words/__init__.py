"""What a text's words say of where lines belong: its phrases, and what it is about."""
