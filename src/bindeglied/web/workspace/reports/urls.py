"""Addresses under /arbeit/<workspace>/berichte/."""

from django.urls import path

from bindeglied.web.workspace.reports import views

app_name = "reports"

urlpatterns = [
    path("", views.ReportList.as_view(), name="list"),
    path("neu/", views.NewReport.as_view(), name="new"),
    path("<int:pk>/", views.Editor.as_view(), name="editor"),
    path("<int:pk>/titel/", views.Rename.as_view(), name="rename"),
    path("<int:pk>/einfuegen/", views.Insert.as_view(), name="insert"),
    path("<int:pk>/baustein/<int:block>/", views.Write.as_view(), name="write"),
    path("<int:pk>/baustein/<int:block>/vorschlag/", views.Accept.as_view(), name="accept"),
    path("<int:pk>/baustein/<int:block>/behalten/", views.Keep.as_view(), name="keep"),
    path("<int:pk>/baustein/<int:block>/<str:step>/", views.Arrange.as_view(), name="arrange"),
    path("<int:pk>/vorschau/", views.Preview.as_view(), name="preview"),
    path("<int:pk>/festschreiben/", views.Freeze.as_view(), name="freeze"),
    path("<int:pk>/seit-der-letzten-ausgabe/", views.Changes.as_view(), name="changes"),
    path("<int:pk>/papierkorb/", views.Delete.as_view(), name="delete"),
    path("<int:pk>/zurueckholen/", views.Restore.as_view(), name="restore"),
    path("<int:pk>/ausgabe/<int:number>/", views.EditionPage.as_view(), name="edition"),
    path("<int:pk>/ausgabe/<int:number>/dateien/", views.EditionFiles.as_view(), name="files"),
    path("<int:pk>/ausgabe/<int:number>/noch-einmal/", views.RenderAgain.as_view(), name="render-again"),
    path("<int:pk>/ausgabe/<int:number>/<str:format>/", views.Download.as_view(), name="download"),
]
