"""What documents say that can be looked up: duties, deadlines, effects, citations, appointments.

Plain Python over the parse (`documents.parsing.types`), without Django: `facts_of_issue` and
`facts_of_documents` give every row of a kind in the order of the text, each with the clause
that proves it. One module a kind of row; the words that they go by are files in `words/`.
"""
