"""Addresses under /arbeit/<workspace>/daten/."""

from django.urls import path

from bindeglied.web.workspace.statistics import own_views, views

app_name = "statistics"

urlpatterns = [
    path("", views.FetchAndRead.as_view(), name="list"),
    path("verlauf/", views.History.as_view(), name="history"),
    path("holen/", views.ToFetch.as_view(), name="fetch"),
    path("tabellen/", views.Tables.as_view(), name="tables"),
    path("tabellen/<path:table>/", views.TablePage.as_view(), name="table"),
    path("eigene/", own_views.OwnTables.as_view(), name="own-tables"),
    path("eigene/<slug:table>/", own_views.OwnTablePage.as_view(), name="own-table"),
    path("eigene/<slug:table>/veroeffentlichen/", own_views.ReleaseOwnTable.as_view(), name="own-release"),
    path("<int:pk>/zuordnen/<int:file>/", own_views.MapFile.as_view(), name="map"),
    path("<int:pk>/zuordnen/<int:file>/wie-bisher/", own_views.MapAgain.as_view(), name="map-again"),
    path("<int:pk>/", views.ImportPage.as_view(), name="import"),
    path("<int:pk>/uebernehmen/", views.Confirm.as_view(), name="confirm"),
    path("<int:pk>/abbrechen/", views.Cancel.as_view(), name="cancel"),
    path("<int:pk>/zuruecknehmen/", views.Undo.as_view(), name="undo"),
]
