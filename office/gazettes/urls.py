"""Addresses of gazettes for staff: /office/gazettes/xihu/."""

from django.urls import path

from office.gazettes import views

urlpatterns = [
    path("", views.gazettes, name="manage_gazettes"),
    path("<slug:slug>/", views.change_gazette, name="change_gazette"),
    path("<slug:slug>/remove/", views.remove_gazette, name="remove_gazette"),
]
