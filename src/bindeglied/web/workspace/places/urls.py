"""Addresses under /arbeit/<workspace>/sozialraeume/."""

from django.urls import path

from bindeglied.web.workspace.places import views

app_name = "places"

urlpatterns = [
    path("", views.AreaList.as_view(), name="areas"),
    path("neu/", views.NewArea.as_view(), name="new"),
    path("<int:pk>/", views.AreaPage.as_view(), name="area"),
    path("<int:pk>/aendern/", views.ChangeArea.as_view(), name="change"),
    path("<int:pk>/entfernen/", views.RemoveArea.as_view(), name="remove"),
    path("<int:pk>/zurueck/", views.RestoreArea.as_view(), name="restore"),
]
