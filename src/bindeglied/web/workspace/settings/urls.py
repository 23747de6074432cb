"""Addresses under /arbeit/<workspace>/einstellungen/."""

from django.urls import path

from bindeglied.web.workspace.settings import views

app_name = "settings"

urlpatterns = [
    path("", views.Settings.as_view(), name="home"),
    path("mitglieder/neu/", views.AddMember.as_view(), name="add"),
    path("mitglieder/<int:pk>/rolle/", views.ChangeRole.as_view(), name="role"),
    path("mitglieder/<int:pk>/link/", views.RenewLink.as_view(), name="link"),
    path("mitglieder/<int:pk>/entfernen/", views.RemoveMember.as_view(), name="remove"),
    path("schutz/", views.SetRule.as_view(), name="rule"),
]
