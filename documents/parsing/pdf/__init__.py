"""PDF → lines in reading order that know their place and which marks are garbled.

`extraction` reads a file in limited child processes (`documents.pdf_reader`), `ink` tells
a page's text from what else is drawn, `sheet` what stands around it, `layout` turns it
into lines and bands, and `fonts` tells symbol fonts by what they hold.
"""
