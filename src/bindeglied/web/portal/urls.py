"""Addresses that need no account."""

from django.urls import path

from bindeglied.web.portal import views

app_name = "portal"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("impressum/", views.Imprint.as_view(), name="imprint"),
    path("datenschutz/", views.Privacy.as_view(), name="privacy"),
    path("barrierefreiheit/", views.Accessibility.as_view(), name="accessibility"),
    path("health/live", views.Live.as_view(), name="live"),
    path("health/ready", views.Ready.as_view(), name="ready"),
]
