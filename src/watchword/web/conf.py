"""What Django, allauth, django-csp and WhiteNoise are told for the pages, as constants for the settings."""

from __future__ import annotations

from typing import Any, Final

MIDDLEWARE: Final = [
    "watchword.web.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "watchword.web.middleware.health",
    "watchword.web.compression.compression",
    # What follows is for people: calls of programs go past it.
    "watchword.web.programs.programs",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "watchword.web.middleware.sessions",
    "watchword.web.reader.reader",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "watchword.web.middleware.DomainErrors",
]

TEMPLATES: Final[list[dict[str, Any]]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "watchword.web.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "watchword.web.templatetags.web",
            ],
        },
    }
]


def content_security_policy(openid_origin: str) -> dict[str, Any]:
    """Return the policy: no inline script or style anywhere, and nothing from elsewhere.

    Forms go nowhere else but to ``openid_origin``, where there is one: signing in leads there.
    """
    return {
        "DIRECTIVES": {
            "default-src": ["'none'"],
            "script-src": ["'self'"],
            "style-src": ["'self'"],
            "img-src": ["'self'"],
            "font-src": ["'self'"],
            "connect-src": ["'self'"],
            "form-action": ["'self'", *([openid_origin] if openid_origin else [])],
            "base-uri": ["'none'"],
            "frame-ancestors": ["'none'"],
        }
    }


SESSION_ENGINE: Final = "watchword.web.session_store"
CSRF_FAILURE_VIEW: Final = "watchword.web.errors.csrf_failure"
AUTHENTICATION_BACKENDS: Final = ["allauth.account.auth_backends.AuthenticationBackend"]

ALLAUTH: Final[dict[str, Any]] = {
    "ACCOUNT_ADAPTER": "watchword.web.adapter.Adapter",
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_FORMS": {
        "login": "watchword.web.forms.SignInForm",
        "reauthenticate": "watchword.web.forms.AgainForm",
    },
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_LOGOUT_ON_GET": False,
    "ACCOUNT_RATE_LIMITS": {
        # By address, and by the name that is tried.
        "login_failed": "10/m/ip,5/5m/key",
        # By person: who tries these knows the password already.
        "second_factor": "5/5m/key,20/d/key",
    },
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 600,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_USER_MODEL_EMAIL_FIELD": "email",
    "MFA_ADAPTER": "watchword.web.factor_adapter.FactorAdapter",
    "MFA_FORMS": {
        "authenticate": "watchword.web.factor_forms.CodeForm",
        "authenticate_webauthn": "watchword.web.factor_forms.PasskeyForm",
        "login_webauthn": "watchword.web.factor_forms.PasskeyAloneForm",
        "reauthenticate": "watchword.web.factor_forms.CodeAgainForm",
        "reauthenticate_webauthn": "watchword.web.factor_forms.PasskeyAgainForm",
    },
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "SOCIALACCOUNT_ADAPTER": "watchword.web.openid_adapter.OpenIDAdapter",
}

# Static files are served from where they stand; their addresses carry a digest of their content.
STATICFILES_STORAGE: Final = "watchword.web.storage.DigestStorage"
WHITENOISE: Final[dict[str, Any]] = {
    "WHITENOISE_USE_FINDERS": True,
    "WHITENOISE_ALLOW_ALL_ORIGINS": False,
    "WHITENOISE_MAX_AGE": 30 * 24 * 60 * 60,
}
