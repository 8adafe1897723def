"""Addresses of the shared frame."""

from __future__ import annotations

from allauth.account.views import LoginView, logout
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from watchword.web.gates import PAGE_AND_FORM
from watchword.web.views.again import by_password
from watchword.web.views.health import healthz, readyz
from watchword.web.views.invitation import invitation
from watchword.web.views.invitation_pin import check, suggestion
from watchword.web.views.landing import signed_in
from watchword.web.views.preferences import preferences, set_language
from watchword.web.views.theme import theme

sign_in = require_http_methods(PAGE_AND_FORM)(LoginView.as_view(template_name="web/sign_in.html"))

urlpatterns = [
    path("login/", sign_in, name="account_login"),
    path("logout/", require_POST(logout), name="account_logout"),
    path("account/again/", by_password, name="account_reauthenticate"),
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
