"""A sheet of paper: where its text stands, and what is printed around, under and below it.

`type_area` finds the edges of the text, `heads` what stands over and under it, `margins`
what stands beside it, `watermarks` what it stands on, `footnotes` its notes; `outside` asks
them all.
"""
