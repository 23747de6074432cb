"""The limit that pages are compared with: as little Django as can show a dashboard.

Session, user, seven more queries, 9 kB of HTML from a template, Django's standard middlewares, SQLite.
Served by the same server as the product. `BENCHMARK_FOLDER` holds its database.
"""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

FOLDER = os.environ["BENCHMARK_FOLDER"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
settings.configure(
    SECRET_KEY="benchmark",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=MIDDLEWARE,
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{FOLDER}/limit.sqlite3"}},
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
        ]},
    }],
    USE_TZ=True,
)  # fmt: skip
django.setup()

PAGE = """<!doctype html><html lang="de"><title>{{ user.username }}</title><body><form>{% csrf_token %}</form>
<ul>{% for row in rows %}<li class="row"><strong>{{ row.0 }}</strong> <span class="when">{{ row.1 }}</span>
<a href="/thing/{{ row.2 }}/">{{ row.3|upper }}</a> <small>{{ row.4 }}</small></li>{% endfor %}</ul></body></html>"""


def dashboard(request: HttpRequest) -> HttpResponse:
    rows: list[tuple[object, ...]] = []
    name = request.user.username
    with connection.cursor() as cursor:
        for _ in range(7):
            cursor.execute("SELECT a, b, c, d, e FROM thing LIMIT 8")
            rows += cursor.fetchall()
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"rows": rows, "name": name}, request))


urlpatterns = [path("", dashboard)]
application = get_wsgi_application()
