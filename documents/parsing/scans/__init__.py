"""Pages that are pictures, read by an extra (requirements-ocr.txt) in a child process.

`reading` says which pages of a PDF those are and puts what was read in their place,
`recognition` talks to the process, `placing` makes characters with places of what it
says, `widths` gives marks the width that Chinese has them in, and `doubts` keeps hold of
what was not read surely. `places` finds lines on the picture again.
"""
