"""Django's settings, derived from the WATCHWORD_* variables of the environment and nothing else."""

from __future__ import annotations

import secrets
from pathlib import Path

from watchword.settings.databases import database
from watchword.settings.env import web_address
from watchword.settings.mail import email
from watchword.settings.openid import openid
from watchword.settings.product import Product
from watchword.web import conf

WATCHWORD = Product.from_environment()
DATA: Path = WATCHWORD.folder
DEBUG: bool = WATCHWORD.debug

_base = web_address("WATCHWORD_BASE_URL", WATCHWORD.base_url)
HTTPS = _base.scheme == "https"
HOST: str = _base.hostname or ""


def _secret_key() -> str:
    """Return the key that signs sessions; before `watchword init` a passing one, good for nothing."""
    if WATCHWORD.secret_key:
        return WATCHWORD.secret_key
    try:
        return (DATA / "secret_key").read_text(encoding="utf-8").strip()
    except OSError:
        return secrets.token_urlsafe(48)


SECRET_KEY: str = _secret_key()
ALLOWED_HOSTS = list({HOST, "127.0.0.1", "localhost", "[::1]"})
CSRF_TRUSTED_ORIGINS = [f"{_base.scheme}://{_base.netloc}"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_tasks_db",
    "watchword.ledger",
    "watchword.people",
    "watchword.pins",
    "watchword.verification",
    "watchword.notices",
    "watchword.web",
    "watchword.helpcentre",
    "watchword.portal",
    "watchword.classic",
    "watchword.desk",
    "watchword.api",
]
MIDDLEWARE = conf.MIDDLEWARE
TEMPLATES = conf.TEMPLATES
AUTHENTICATION_BACKENDS = conf.AUTHENTICATION_BACKENDS
OPENID = openid(WATCHWORD)
CONTENT_SECURITY_POLICY = conf.content_security_policy(OPENID.origin)
globals().update(conf.ALLAUTH)
SOCIALACCOUNT_PROVIDERS = OPENID.providers
MFA_TOTP_ISSUER = WATCHWORD.provider_name
ALLAUTH_TRUSTED_PROXY_COUNT = WATCHWORD.trusted_proxies
globals().update(conf.WHITENOISE)

ROOT_URLCONF = "watchword.urls"
WSGI_APPLICATION = "watchword.wsgi.application"
APPEND_SLASH = True

DATABASES = {"default": database(WATCHWORD.database_url, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # In the database, so that limits hold over processes and machines.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "watchword_cache",
        # More than can be tried in the five minutes for which a failure counts: none is pushed out.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

AUTH_USER_MODEL = "people.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "signed_in"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if WATCHWORD.hash_profile == "test"
    else ["django.contrib.auth.hashers.ScryptPasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SESSION_ENGINE = conf.SESSION_ENGINE
SESSION_COOKIE_NAME = "__Host-watchword" if HTTPS else "watchword"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = conf.CSRF_FAILURE_VIEW
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if WATCHWORD.trusted_proxies else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

LANGUAGE_CODE = WATCHWORD.language
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
FORMAT_MODULE_PATH = ["watchword.core.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": conf.STATICFILES_STORAGE},
}

globals().update(email(WATCHWORD.email_url))
DEFAULT_FROM_EMAIL = WATCHWORD.email_from or f"watchword@{HOST}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"secret_addresses": {"()": "watchword.web.secret_log.SecretAddresses"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["secret_addresses"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"watchword": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS = [
    "security.W008",  # The proxy in front redirects to https; `watchword check` looks at the address.
]
