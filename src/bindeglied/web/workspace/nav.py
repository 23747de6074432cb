"""The navigation of a workspace: parts that exist, in the words of the job."""

from django.utils.translation import gettext_lazy as _

from bindeglied.web.ui.navigation import Entry

ENTRIES = (
    Entry(_("Start"), "start", "indicators.see"),
    Entry(
        _("Figures and reports"),
        children=(
            Entry(_("Indicators"), "indicators:list", "indicators.see"),
            Entry(_("Chronicle"), "indicators:chronicle", "indicators.see"),
            Entry(_("Social areas"), "places:areas", "places.see_areas"),
            Entry(_("Reports"), "reports:list", "reports.see"),
            Entry(_("Fetch and read in data"), "statistics:list", "statistics.see_imports"),
        ),
    ),
)

ACCOUNT_MENU = (Entry(_("Settings"), "settings:home", "accounts.see_members"),)
