"""Programs of their own, each run in a limited process: they meet hostile files.

`__main__` reads the PDF on standard input and prints its characters; `limits` says how
much that may use up, `contents` reads what is drawn, `codes` what codes mean, `states`
in what colour, `characters` where they stand, and `rules` what lines are drawn. `picture` draws a page. They import
nothing of the product but one another.
"""
