"""Addresses of saved searches, of links in mail, and of favourites."""

from django.urls import path

from office.alerts.views import by_link, favourites, subscriptions

urlpatterns = [
    path("subscriptions/", subscriptions.mine, name="subscriptions"),
    path("subscriptions/new/", subscriptions.save, name="save_search"),
    path("subscriptions/<int:pk>/", subscriptions.change, name="change_search"),
    path("subscriptions/<int:pk>/test/", subscriptions.test, name="test_search"),
    path("subscriptions/<int:pk>/feed/", subscriptions.feed, name="search_feed"),
    path("subscriptions/<int:pk>/delete/", subscriptions.delete, name="delete_search"),
    path("subscriptions/confirm/<str:token>/", by_link.confirm, name="confirm"),
    path(
        "subscriptions/unsubscribe/<str:token>/",
        by_link.unsubscribe,
        name="unsubscribe",
    ),
    path("subscriptions/feed/<str:token>.atom", by_link.feed, name="personal_feed"),
    path("favourites/", favourites.mine, name="favourites"),
    path("favourites/toggle/", favourites.toggle, name="toggle_favourite"),
    path("favourites/<int:pk>/note/", favourites.note, name="note_favourite"),
    path("favourites/<int:pk>/delete/", favourites.delete, name="delete_favourite"),
    path("favourites.csv", favourites.as_csv, name="favourites.csv"),
    path("favourites.md", favourites.as_md, name="favourites.md"),
]
