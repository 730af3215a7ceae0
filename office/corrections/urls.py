"""Addresses of corrections, of the queue, and of readers' reports."""

from django.urls import path

from office.corrections import clause_views, document_views, queue_views, report_views

urlpatterns = [
    path("office/corrections/", document_views.corrections, name="corrections"),
    path(
        "office/corrections/<int:pk>/undo/",
        document_views.undo_correction,
        name="undo_correction",
    ),
    path(
        "office/corrections/d/<str:slug>/",
        document_views.correct_document,
        name="correct_document",
    ),
    path(
        "office/corrections/d/<str:slug>/join/",
        document_views.join_documents,
        name="join_documents",
    ),
    path(
        "office/corrections/d/<str:slug>/clauses/<str:key>/",
        clause_views.correct_clause,
        name="correct_clause",
    ),
    path("office/queue/", queue_views.waiting, name="queue"),
    path("office/queue/<int:pk>/", queue_views.queue_item, name="queue_item"),
    path("office/queue/<int:pk>/decide/", queue_views.decide, name="decide"),
    path("office/queue/export/<str:name>", queue_views.export, name="queue_export"),
    path("report/receipt/<str:number>/", report_views.receipt, name="receipt"),
    path("report/<str:slug>/", report_views.report, name="report_document"),
    path("report/<str:slug>/<str:key>/", report_views.report, name="report_clause"),
]
