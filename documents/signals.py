"""What the rest of the product may listen to."""

from django.dispatch import Signal

issue_published = Signal()
"""An issue is on the site, new or changed, and can be found by searching.

Sent once for each import that changed something, after it was committed, with `sender` Issue,
`issue`, the row, and `is_new`, whether no issue of the month was held before. Listeners are
called by `send_robust`: what one of them raises stops neither the others nor the import.
"""
