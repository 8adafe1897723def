"""Addresses of the shared frame."""

from __future__ import annotations

from allauth.account.views import LoginView, logout
from django.conf import settings
from django.urls import include, path
from django.views.decorators.http import require_http_methods, require_POST

from watchword.web.gates import PAGE_AND_FORM
from watchword.web.views import (
    account_app,
    account_codes,
    account_passkeys,
    account_sessions,
    openid,
)
from watchword.web.views.account import security
from watchword.web.views.account_password import password
from watchword.web.views.again import by_code, by_passkey, by_password
from watchword.web.views.health import healthz, readyz
from watchword.web.views.invitation import invitation
from watchword.web.views.invitation_pin import check, suggestion
from watchword.web.views.landing import signed_in
from watchword.web.views.preferences import preferences, set_language
from watchword.web.views.second_factor import passkey_alone, second_factor
from watchword.web.views.theme import theme

sign_in = require_http_methods(PAGE_AND_FORM)(LoginView.as_view(template_name="web/sign_in.html"))

urlpatterns = [
    path("login/", sign_in, name="account_login"),
    path("logout/", require_POST(logout), name="account_logout"),
    path("login/second-factor/", second_factor, name="mfa_authenticate"),
    path("login/passkey/", passkey_alone, name="mfa_login_webauthn"),
    path("login/openid/", openid.start, name="openid_start"),
    path(
        "login/openid/callback/",
        openid.callback,
        {"provider_id": settings.OPENID.provider_id},
        name="openid_connect_callback",
    ),
    path("account/", security, name="account_security"),
    path("account/again/", by_password, name="account_reauthenticate"),
    path("account/again/code/", by_code, name="mfa_reauthenticate"),
    path("account/again/passkey/", by_passkey, name="mfa_reauthenticate_webauthn"),
    path("account/password/", password, name="account_password"),
    path("account/app/", account_app.add, name="account_app"),
    path("account/app/remove/", account_app.remove, name="account_app_remove"),
    path("account/passkeys/", account_passkeys.add, name="account_passkey_add"),
    path("account/passkeys/<str:public_id>/", account_passkeys.rename, name="account_passkey"),
    path(
        "account/passkeys/<str:public_id>/remove/",
        account_passkeys.remove,
        name="account_passkey_remove",
    ),
    path("account/recovery-codes/", account_codes.codes, name="account_codes"),
    path("account/recovery-codes/file/", account_codes.file, name="account_codes_file"),
    path("account/recovery-codes/new/", account_codes.new, name="account_codes_new"),
    path("account/sessions/", account_sessions.end_others, name="account_sessions_end"),
    path("account/sessions/<str:public_id>/", account_sessions.end_one, name="account_session_end"),
    path("", include("watchword.web.way_back_urls")),
    path("signed-in/", signed_in, name="signed_in"),
    path("invitations/<str:token>/", invitation, name="invitation"),
    path("invitations/<str:token>/pin/check/", check, name="invitation_pin_check"),
    path("invitations/<str:token>/pin/suggestion/", suggestion, name="invitation_pin_suggestion"),
    path("account/preferences/", preferences, name="account_preferences"),
    path("language/", set_language, name="set_language"),
    path("theme.css", theme, name="theme"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
