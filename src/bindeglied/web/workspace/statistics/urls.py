"""Addresses under /arbeit/<workspace>/daten/."""

from django.urls import path

from bindeglied.web.workspace.statistics import views

app_name = "statistics"

urlpatterns = [
    path("", views.FetchAndRead.as_view(), name="list"),
    path("verlauf/", views.History.as_view(), name="history"),
    path("holen/", views.ToFetch.as_view(), name="fetch"),
    path("tabellen/", views.Tables.as_view(), name="tables"),
    path("tabellen/<path:table>/", views.TablePage.as_view(), name="table"),
    path("<int:pk>/", views.ImportPage.as_view(), name="import"),
    path("<int:pk>/uebernehmen/", views.Confirm.as_view(), name="confirm"),
    path("<int:pk>/abbrechen/", views.Cancel.as_view(), name="cancel"),
    path("<int:pk>/zuruecknehmen/", views.Undo.as_view(), name="undo"),
]
