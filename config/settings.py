"""One settings module; the environment decides (README, "How it is run").

Without DATABASE_URL and REDIS_URL: the embedded form (SQLite, tasks on a thread of the same process).
With them: production form (PostgreSQL, Redis, Celery workers).
"""

from __future__ import annotations

import os
import secrets
import tomllib
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.accounts.institution import institution_from
from config.database import database_from

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()

# Who may do what: one file, read once.
POLICY = tomllib.loads((BASE_DIR / "config" / "policy.toml").read_text(encoding="utf-8"))

EMBEDDED = "DATABASE_URL" not in os.environ
DEBUG = os.environ.get("DEBUG") == "1"


def _secret_key() -> str:
    """From the environment; the embedded form keeps one of its own beside its database."""
    if key := os.environ.get("DJANGO_SECRET_KEY"):
        return key
    if not EMBEDDED:
        raise RuntimeError("DJANGO_SECRET_KEY must be set where DATABASE_URL is.")
    place = DATA_DIR / "secret_key"
    if not place.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(50))
    return place.read_text()


SECRET_KEY = _secret_key()
# Keys of before, so that sign-ins and second factors outlast a change of the key.
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("DJANGO_SECRET_KEY_FALLBACKS", "").split(",") if key]
ALLOWED_HOSTS = os.environ.get(
    "ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver" if EMBEDDED else ""
).split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TRUSTED_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "channels",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "drafting",
    "amendments",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.kept_nowhere.kept_nowhere",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
            ]
        },
    }
]

DATABASES = {"default": database_from(os.environ.get("DATABASE_URL"), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "config.accounts.our_words.OurWordsValidator"},
]
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600  # how long an invitation is good for, in seconds
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "config.accounts.adapters.ClosedSignUp"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_ADAPTER = "config.accounts.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
INSTITUTION = institution_from(os.environ)
SOCIALACCOUNT_ADAPTER = "config.accounts.adapters.KnownPersons"
SOCIALACCOUNT_PROVIDERS = INSTITUTION.providers if INSTITUTION else {}
# Whoever the institution vouches for, and it alone, needs no second factor of ours where its own sign-in asks for one.
VOUCHED_FOR = INSTITUTION is not None and INSTITUTION.asks_second_factor
# How many proxies of ours each note in X-Forwarded-For whom they serve: allauth slows down guessing by the address
# that the outermost of them saw. What stands there before, the client may have made up.
PROXIES = int(os.environ.get("BEHIND_PROXY", "0"))
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = EMBEDDED
WHITENOISE_ALLOW_ALL_ORIGINS = False  # pages of other sites need none of these files

# 10 MB is the largest document read in (stack.md, "Documents in"); anything above is refused while it arrives.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DOCUMENT_BYTES_AT_MOST = 10_000_000

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["drafting.api.parsing.OrjsonParser"],
    "DEFAULT_RENDERER_CLASSES": ["config.rendering.OrjsonRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "config.problems.problem_response",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Adref",
    "DESCRIPTION": "States negotiate a text: drafts, amendments, decisions, revisions, papers.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    # Fields of one name and one set of values in several shapes are one type in the schema.
    "ENUM_NAME_OVERRIDES": {
        "Family": "drafting.models.body.Body.Family",
        "LabelStyle": "drafting.models.body.Body.LabelStyle",
        "Pen": "drafting.models.body.Body.Pen",
        "Release": "amendments.models.round.Round.Release",
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        # Signing in by the institution begins with a form that leads there.
        "form-action": [SELF, *([INSTITUTION.origin] if INSTITUTION else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HTTPS = os.environ.get("HTTPS", "0" if EMBEDDED else "1") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE_HTTPS
# A browser takes a cookie of such a name from this very host alone, and over TLS alone.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    f"{'__Host-' if SECURE_HTTPS else ''}{name}" for name in ("sessionid", "csrftoken")
)
# Whether who heads, presides or keeps the secretariat must sign in with a second factor (threats.md, "Accounts"): on
# every site that people reach. One without TLS is a trial on its own machine, the demonstration above all.
SECOND_FACTOR = os.environ.get("SECOND_FACTOR", "1" if SECURE_HTTPS else "0") == "1"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HTTPS
SESSION_COOKIE_HTTPONLY = True
# What was done or why not is told on the next page from the session: no cookie holds it.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "config.accounts.sessions"
# A working day without a request: whoever types in a room all day asks for no page (docs/operating.md).
SESSION_COOKIE_AGE = 12 * 3600
SIGNED_IN_AT_MOST = 24 * 3600  # seconds, whatever was asked meanwhile
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Only behind a proxy that sets the header itself; a forged one is otherwise believed.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None

REDIS_URL = os.environ.get("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    # One process: its own memory counts wrong passwords for all who sign in.
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
CHANNEL_LAYERS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        # redis-py 8 drops a connection after 5 s idle unless told not to (stack.md).
        "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": None}]},
    }
    if REDIS_URL
    else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
}

# What one paper may cost (docs/operating.md); celery's own limit outlasts it.
PAPER_SECONDS = int(os.environ.get("PAPER_SECONDS", "45"))
PAPER_MEMORY_MB = int(os.environ.get("PAPER_MEMORY_MB", "1000"))
# What reading one document may cost; gunicorn's own limit for an answer, thirty seconds, outlasts it.
READING_SECONDS = int(os.environ.get("READING_SECONDS", "20"))
READING_MEMORY_MB = int(os.environ.get("READING_MEMORY_MB", "1000"))
# A worker renews its lease while it makes a paper. What a dead one left behind waits for the lease to run out and
# for the next look at the rows: fifteen seconds at most, since somebody watches the page where papers appear.
PAPER_LEASE_SECONDS = int(os.environ.get("PAPER_LEASE_SECONDS", "10"))
SWEEP_SECONDS = float(os.environ.get("SWEEP_SECONDS", "5"))

CELERY_BROKER_URL = REDIS_URL or "memory://localhost/"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    # A message lost with its Redis costs seconds: the rows are looked through anyway.
    "waiting papers": {"task": "drafting.wake_for_waiting_papers", "schedule": SWEEP_SECONDS},
    "passed deadlines": {"task": "config.release_due_rounds", "schedule": SWEEP_SECONDS},
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600} if REDIS_URL else {"polling_interval": 0.05}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "config.log_line.LogLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
