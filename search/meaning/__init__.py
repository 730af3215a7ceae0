"""Finding by meaning, an extra: clauses as vectors, which lie near what says the same in other words.

Without `requirements-semantic.txt` there are no vectors, and everything else answers as it does.
"""
