"""When what is made from the database, and kept in memory, has to be made anew."""

from datetime import datetime

from django.db.models import Count, Max

from documents.models import Document, Issue

State = tuple[int, int, datetime | None]


def state() -> State:
    """What differs once anything that is held has changed; two small queries."""
    issues = Issue.objects.aggregate(count=Count("pk"), newest=Max("updated_at"))
    return issues["count"], Document.objects.count(), issues["newest"]
