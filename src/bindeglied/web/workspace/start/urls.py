"""The first page of a workspace; the frame knows it by its plain name."""

from django.urls import path

from bindeglied.web.workspace.start import views

urlpatterns = [path("", views.Start.as_view(), name="start")]
