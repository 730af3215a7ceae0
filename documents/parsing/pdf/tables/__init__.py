"""Tables of a PDF: told by the rules that are drawn, else by how their cells align.

`ruled` takes the tables with drawn rules out of a page, `open` those without out of its
columns; `grids` reads rules, `aligned` reads alignments, `cells` sets what stands in a
cell; `over_pages` joins what columns and pages part. In between a table stands on its
page as one character (`printed.PrintedTable`), which is read after what stands over it.
"""
