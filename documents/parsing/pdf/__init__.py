"""PDF → lines in reading order that know their place and which marks are garbled.

`extraction` reads a file in a limited child process (`worker`), `layout` turns its
characters into lines and bands, `fonts` tells symbol fonts by what they hold.
"""
