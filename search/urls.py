from django.urls import path

from search import views
from search.results.exports import views as exporting

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("search/in/<str:slug>/", views.within, name="within"),
    path("search/filter/<str:name>/", views.filter_list, name="filter"),
    path("search.csv", exporting.as_csv, name="search.csv"),
    path("search.xlsx", exporting.as_xlsx, name="search.xlsx"),
    path("search.json", exporting.as_json, name="search.json"),
    path("search.atom", exporting.as_atom, name="search.atom"),
]
