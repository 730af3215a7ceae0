"""A draft checked against the archive (校稿): what it cites and quotes, and its form.

Nothing of a draft is stored.
"""
