"""A view that does not say who may see it does not start; what one may not see is missing."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from bindeglied.core.errors import NotAllowed, NotFound, Outdated, Refused
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.web.ui.checks import every_view_says_who_may
from bindeglied.web.ui.views import AccountView, BaseView, PublicView, WorkspaceView

SignIn = Callable[[User | None], Client]


class Silent(WorkspaceView):
    pass


class Misspelt(WorkspaceView):
    permission = "reports.sea"


class MisspeltAccount(AccountView):
    permission = "accounts.operates"


class Undeclared(PublicView):
    pass


class Neither(BaseView):
    pass


@pytest.mark.parametrize("view", [Silent, Misspelt, MisspeltAccount, Undeclared, Neither])
def test_a_view_that_does_not_say_who_may_see_it_stops_the_program(view: type[BaseView]) -> None:
    with pytest.raises(ImproperlyConfigured):
        view.as_view()


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("offen")


class Wanting:
    """Addresses with a function that passed by the bases."""

    urlpatterns = [path("offen/", bare)]


def test_the_check_finds_a_view_that_passes_by_the_bases(settings) -> None:
    assert every_view_says_who_may() == []
    settings.ROOT_URLCONF = Wanting
    assert [error.msg for error in every_view_says_who_may()] == ["offen/: is no view of web.ui.views"]


@pytest.mark.parametrize("who", ["bob", "outsider", "operator", "adviser", "ministry"])
def test_a_foreign_workspace_answers_with_the_bytes_of_a_missing_page(
    who: str, altenburg: Workspace, sign_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = sign_in(request.getfixturevalue(who))
    missing = client.get("/arbeit/nirgends/")
    answers = [
        client.get("/arbeit/altenburger-land/"),
        client.get("/arbeit/altenburger-land/berichte/"),
        client.post("/arbeit/altenburger-land/berichte/neu/"),
        client.get("/arbeit/altenburger-land/gibt/es/nicht/"),
        client.get("/gibt/es/nicht/"),
    ]
    assert {(a.status_code, a.content) for a in answers} == {(404, missing.content)}


def test_what_a_role_may_not_see_is_missing(contact: User, sign_in: SignIn) -> None:
    client = sign_in(contact)
    assert client.get("/arbeit/altenburger-land/berichte/").status_code == 200
    refused = client.get("/arbeit/altenburger-land/berichte/neu/")
    assert (refused.status_code, refused.content) == (404, client.get("/nichts/").content)


def test_somebody_signed_out_is_asked_to_sign_in_and_comes_back(
    altenburg: Workspace, sign_in: SignIn
) -> None:
    client = sign_in(None)
    for key in ("altenburger-land", "nirgends"):
        answer = client.get(f"/arbeit/{key}/berichte/?seite=2")
        assert answer.status_code == 302
        assert answer["Location"] == f"/konto/anmelden/?next=%2Farbeit%2F{key}%2Fberichte%2F%3Fseite%3D2"
    assert client.post("/arbeit/altenburger-land/berichte/neu/")["Location"] == "/konto/anmelden/"


def test_a_person_taken_out_is_out_at_the_next_click(staff: User, sign_in: SignIn) -> None:
    client = sign_in(staff)
    assert client.get("/arbeit/altenburger-land/berichte/").status_code == 200
    staff._meta.apps.get_model("accounts", "Membership").objects.filter(user=staff).delete()
    assert client.get("/arbeit/altenburger-land/berichte/").status_code == 404


class Failing(PublicView):
    public = True
    error: Exception = NotFound()

    def get(self, request: HttpRequest) -> HttpResponse:
        raise self.error


class Addresses:
    handler404 = "bindeglied.web.ui.errors.not_found"
    handler500 = "bindeglied.web.ui.errors.server_error"
    urlpatterns = [
        path("fehlt/", Failing.as_view(error=NotFound())),
        path("darf-nicht/", Failing.as_view(error=NotAllowed("Dazu fehlt Ihnen die Berechtigung."))),
        path("abgelehnt/", Failing.as_view(error=Refused("Der Bericht liegt im Papierkorb <b>."))),
        path("veraltet/", Failing.as_view(error=Outdated("Jemand war schneller."))),
        path("kaputt/", Failing.as_view(error=ZeroDivisionError())),
    ]


@pytest.fixture
def failing(settings, monkeypatch: pytest.MonkeyPatch) -> Client:
    settings.ROOT_URLCONF = Addresses
    monkeypatch.setattr("bindeglied.web.ui.errors._page", _page_without_addresses)
    return Client(raise_request_exception=False)


def _page_without_addresses(request: HttpRequest, name: str, status: int, **context: str) -> HttpResponse:
    return HttpResponse(f"{name} {context.get('message', '')}", status=status)


@pytest.mark.parametrize(
    ("address", "status", "page"),
    [
        ("/fehlt/", 404, "404 "),
        ("/darf-nicht/", 404, "404 "),
        ("/abgelehnt/", 409, "409 Der Bericht liegt im Papierkorb <b>."),
        ("/veraltet/", 409, "409 Jemand war schneller."),
        ("/kaputt/", 500, "500 "),
    ],
)
def test_errors_of_the_domain_become_answers(failing: Client, address: str, status: int, page: str) -> None:
    answer = failing.get(address)
    assert (answer.status_code, answer.content.decode()) == (status, page)


def test_the_page_of_a_refusal_tells_the_reason_escaped(altenburg: Workspace, rf) -> None:
    from bindeglied.web.ui import errors

    answer = errors.conflict(rf.get("/"), "Der Bericht <b> liegt im Papierkorb.")
    assert answer.status_code == 409
    assert "Der Bericht &lt;b&gt; liegt im Papierkorb." in answer.content.decode()


def test_the_page_of_our_own_fault_needs_no_database(rf) -> None:
    from bindeglied.web.ui import errors

    answer = errors.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Hier ist etwas schiefgegangen" in answer.content.decode()
