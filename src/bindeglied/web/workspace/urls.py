"""Addresses under /arbeit/<workspace>/, one folder an area."""

from django.urls import include, path

AREAS = "bindeglied.web.workspace"

urlpatterns = [
    path("", include(f"{AREAS}.start.urls")),
    path("kennzahlen/", include(f"{AREAS}.indicators.urls")),
    path("sozialraeume/", include(f"{AREAS}.places.urls")),
    path("berichte/", include(f"{AREAS}.reports.urls")),
    path("daten/", include(f"{AREAS}.statistics.urls")),
    path("einstellungen/", include(f"{AREAS}.settings.urls")),
]
