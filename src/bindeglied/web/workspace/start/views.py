"""The start page: what is due, where one stopped, what is new, what is known."""

from django.http import HttpRequest, HttpResponse

from bindeglied.web.ui.views import WorkspaceView
from bindeglied.web.workspace.start import pages


class Start(WorkspaceView):
    """The week of the workspace; three first steps while it is empty."""

    permission = "indicators.see"

    def get(self, request: HttpRequest) -> HttpResponse:
        page = pages.start(self.user, self.workspace, self.previous_visit)
        name = "start_empty" if page["empty"] else "start_week"
        return self.render(f"workspace/start/{name}.html", page)
