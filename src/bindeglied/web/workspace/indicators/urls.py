"""Addresses under /arbeit/<workspace>/kennzahlen/."""

from django.urls import path

from bindeglied.web.workspace.indicators import views

app_name = "indicators"

urlpatterns = [
    path("", views.IndicatorList.as_view(), name="list"),
    path("<slug:indicator>/", views.IndicatorPage.as_view(), name="detail"),
    path("<slug:indicator>/alle.<slug:format>", views.AllFigures.as_view(), name="all"),
    path("<slug:indicator>/<slug:drawing>.svg", views.Picture.as_view(), name="picture"),
    path("<slug:indicator>/<slug:drawing>.csv", views.Figures.as_view(), name="figures"),
]
