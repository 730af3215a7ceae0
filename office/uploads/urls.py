"""Addresses of uploads."""

from django.urls import path

from office.uploads.pages import decision_views, review_views, upload_views

urlpatterns = [
    path("", upload_views.uploads, name="uploads"),
    path("list/", upload_views.upload_list, name="upload_list"),
    path("<int:pk>/", review_views.upload, name="upload"),
    path("<int:pk>/publish/", decision_views.publish, name="upload_publish"),
    path("<int:pk>/cancel/", decision_views.cancel, name="upload_cancel"),
    path("<int:pk>/discard/", decision_views.discard, name="upload_discard"),
    path("<int:pk>/read-again/", decision_views.read_again, name="upload_read_again"),
    path("<int:pk>/check/", review_views.upload_check, name="upload_check"),
    path(
        "<int:pk>/documents/<int:ordinal>/",
        review_views.upload_document,
        name="upload_document",
    ),
    path(
        "<int:pk>/documents/<int:ordinal>/<str:key>/source/",
        review_views.upload_source,
        name="upload_source",
    ),
    path(
        "<int:pk>/pages/<int:page>.png",
        review_views.upload_page_picture,
        name="upload_page_picture",
    ),
]
