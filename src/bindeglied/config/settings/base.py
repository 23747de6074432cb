"""What holds everywhere. Secrets and addresses come from `config.environment`."""

import sys
from pathlib import Path

import pysqlite3

# Debian's SQLite has the WAL-reset bug; the wheel brings a sound one. Before anything imports sqlite3.
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

from bindeglied.config import environment  # noqa: E402

HOME = environment.home()
DATASETS = HOME / "datasets"
FILES = HOME / "files"
ENGINE = environment.engine(environment.setting("BINDEGLIED_ENGINE", "duckdb://"))
SAMPLES = Path(environment.setting("BINDEGLIED_SAMPLES", str(environment.CHECKOUT.parent / "shared")))
URL_GIVEN = bool(environment.setting("BINDEGLIED_URL"))
URL = environment.setting("BINDEGLIED_URL", "http://localhost:8000").rstrip("/")
PACKAGE = Path(__file__).resolve().parents[2]
# What the operator says about the installation on the pages that the law asks for.
OPERATOR = environment.operator()

SECRET_KEY = environment.secret_key(HOME)
DEBUG = False
HTTPS = URL.startswith("https://")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", environment.host_of(URL)]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "bindeglied.domain.audit",
    "bindeglied.domain.accounts",
    "bindeglied.domain.documents",
    "bindeglied.domain.places",
    "bindeglied.domain.statistics",
    "bindeglied.domain.indicators",
    "bindeglied.domain.reports",
    "bindeglied.web.ui",
    "bindeglied.web.account",
    "bindeglied.web.portal",
    "bindeglied.web.workspace",
    "bindeglied.cli",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "bindeglied.web.ui.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bindeglied.web.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "bindeglied.web.ui.middleware.InputMiddleware",  # before anything reads the body
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bindeglied.web.ui.middleware.VisitMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bindeglied.web.ui.middleware.ErrorsMiddleware",
]
ROOT_URLCONF = "bindeglied.config.urls"
WSGI_APPLICATION = "bindeglied.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["bindeglied.web.ui.templatetags.frame"],
        },
    }
]
FORM_RENDERER = "bindeglied.web.ui.forms.KernRenderer"
NAVIGATION = "bindeglied.web.workspace.nav.ENTRIES"
ACCOUNT_MENU = "bindeglied.web.workspace.nav.ACCOUNT_MENU"

DATABASES = {"default": environment.database(environment.setting("DATABASE_URL"), HOME)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # worked off by jobs.worker
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts and sessions
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},  # 20,000 of them, offline
    {"NAME": "bindeglied.domain.accounts.rules.NotGuessable"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
]
LOGIN_URL = "account:sign-in"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 10 * 60 * 60  # the longest a session lasts, whatever is done in it
SESSION_IDLE = 30 * 60  # seconds without a request that end a session
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Web servers in front that add X-Forwarded-For; with https there is one, it holds the certificate.
PROXIES = int(environment.setting("BINDEGLIED_PROXIES", "1" if HTTPS else "0"))

# Cookies: one host, the workspace is in the path. `__Host-` binds them to the host and to https.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "bindeglied.web.ui.errors.csrf_failed"
CSRF_TRUSTED_ORIGINS = [URL]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Nothing of an address leaves the host. 'no-referrer' would send 'Origin: null' with every form and
# switch the check of the origin off.
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # icons of KERN are masks in the style sheet
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# Bodies: what is not an upload is small (`WorkspaceView.max_body` says which may be large).
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

# Static files: collected at set-up beside the package, with the hash of their content in the name.
STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WHITENOISE_ALLOW_ALL_ORIGINS = False

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = sorted(PACKAGE.glob("**/locale"))
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "bindeglied.core.logs.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Refused requests are everyday; errors are not.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
