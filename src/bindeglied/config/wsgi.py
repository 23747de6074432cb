"""What the web server calls."""

import gc
import io
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.base")
application = get_wsgi_application()

from bindeglied.web.ui.checks import every_view_says_who_may  # noqa: E402 (needs the apps)


def warm_up() -> None:
    """Answer one page, so that addresses, templates and translations are loaded before the first person comes.

    Then tell the garbage collector to leave all that alone: its full rounds would cost more than a page.
    A view without a permission, or an unknown one, ends the process here.
    """
    if faults := every_view_says_who_may():
        raise ImproperlyConfigured("; ".join(str(fault) for fault in faults))
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/konto/anmelden/", "SCRIPT_NAME": "", "QUERY_STRING": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
    }  # fmt: skip
    application(environ, lambda status, headers, *rest: lambda data: None).close()
    gc.collect()
    gc.freeze()


warm_up()
