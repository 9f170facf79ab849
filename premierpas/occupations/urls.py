from django.urls import path

from .views import browsing, keeping, sheet, sources

app_name = "occupations"
urlpatterns = [
    path("metiers/", browsing.browse, name="browse"),
    path("metiers/comparer/", sheet.compare, name="compare"),
    path("metiers/gardes/", keeping.kept, name="kept"),
    path("metiers/sources/", sources.sources, name="sources"),
    path("metiers/sources/onisep.csv", sources.onisep_csv, name="onisep_csv"),
    path("metiers/<slug:slug>/", sheet.sheet, name="sheet"),
    path("metiers/<slug:slug>/garder/", keeping.keep, name="keep"),
]
