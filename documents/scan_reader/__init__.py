"""A program of its own that reads pictures of pages, run in a limited process.

`__main__` draws pages of the PDF on standard input and prints what is recognised on
them; `recogniser` is the one module that knows the recogniser, which is an extra, and
`framing` says how far its lines reach. They import nothing of the
product but one another and the programs of `pdf_reader`.
"""
