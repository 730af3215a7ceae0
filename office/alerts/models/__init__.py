"""What accounts and subscribers keep: searches, what was found for them, mail, favourites."""

from office.alerts.models.favourites import Favourite
from office.alerts.models.outbox import Message
from office.alerts.models.saved_searches import (
    Frequency,
    Hit,
    SavedSearch,
    SeenDocument,
)

__all__ = ["Favourite", "Frequency", "Hit", "Message", "SavedSearch", "SeenDocument"]
