"""All addresses; every site brings its own."""

from django.urls import include, path

handler400 = "bindeglied.web.ui.errors.bad_request"
handler403 = "bindeglied.web.ui.errors.not_found"  # who may not see a thing learns nothing of it
handler404 = "bindeglied.web.ui.errors.not_found"
handler500 = "bindeglied.web.ui.errors.server_error"

urlpatterns = [
    path("konto/", include("bindeglied.web.account.urls")),
    path("arbeit/<slug:workspace>/", include("bindeglied.web.workspace.urls")),
    path("", include("bindeglied.web.portal.urls")),
]
