"""A program of its own that reads OFD (GB/T 33190), run in a limited process.

`__main__` prints the characters of pages as the reader of PDFs does, `drawing` reads what
stands on a page. ofdkit opens the container and its XML: it knows the ways in which
programs get names, encodings and prefixes wrong, and refuses entities. What it gives of a
text lacks fonts, directions and what is hidden, so texts are read here.
"""
