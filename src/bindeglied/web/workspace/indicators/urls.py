"""Addresses under /arbeit/<workspace>/kennzahlen/."""

from django.urls import path

from bindeglied.web.workspace.indicators.views import chronicle, derivation, group, indicators

app_name = "indicators"

urlpatterns = [
    path("", indicators.IndicatorList.as_view(), name="list"),
    path("vergleichsgruppe/", group.ChooseGroup.as_view(), name="group"),
    path("chronik/", chronicle.Chronicle.as_view(), name="chronicle"),
    path("chronik/neu/", chronicle.NewEntry.as_view(), name="chronicle-new"),
    path("chronik/<int:pk>/", chronicle.ChangeEntry.as_view(), name="chronicle-edit"),
    path("chronik/<int:pk>/entfernen/", chronicle.RemoveEntry.as_view(), name="chronicle-remove"),
    path("chronik/<int:pk>/zurueck/", chronicle.RestoreEntry.as_view(), name="chronicle-restore"),
    path("<slug:indicator>/", indicators.IndicatorPage.as_view(), name="detail"),
    path("<slug:indicator>/rechenweg/", derivation.Calculation.as_view(), name="calculation"),
    path("<slug:indicator>/alle.<slug:format>", indicators.AllFigures.as_view(), name="all"),
    path("<slug:indicator>/<slug:drawing>.svg", indicators.Picture.as_view(), name="picture"),
    path("<slug:indicator>/<slug:drawing>.csv", indicators.Figures.as_view(), name="figures"),
]
