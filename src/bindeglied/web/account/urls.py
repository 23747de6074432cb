"""Addresses under /konto/."""

from django.urls import path

from bindeglied.web.account.views import appearance, installation, password, signing_in

app_name = "account"

urlpatterns = [
    path("anmelden/", signing_in.SignIn.as_view(), name="sign-in"),
    path("abmelden/", signing_in.SignOut.as_view(), name="sign-out"),
    path("link/<str:token>/", signing_in.UseLink.as_view(), name="link"),
    path("passwort/", password.ChangePassword.as_view(), name="password"),
    path("darstellung/", appearance.Appearance.as_view(), name="appearance"),
    path("betrieb/", installation.Installation.as_view(), name="installation"),
    path("betrieb/arbeitsbereich/", installation.NewWorkspace.as_view(), name="new-workspace"),
    path("betrieb/konto/", installation.NewUser.as_view(), name="new-user"),
]
