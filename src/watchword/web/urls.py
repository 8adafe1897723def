"""Addresses of the shared frame."""

from __future__ import annotations

from allauth.account.views import LoginView, logout
from django.urls import path
from django.views.decorators.http import require_POST

from watchword.web.views.health import healthz, readyz
from watchword.web.views.invitation import invitation
from watchword.web.views.landing import signed_in
from watchword.web.views.theme import theme

urlpatterns = [
    path("login/", LoginView.as_view(template_name="web/sign_in.html"), name="account_login"),
    path("logout/", require_POST(logout), name="account_logout"),
    path("signed-in/", signed_in, name="signed_in"),
    path("invitations/<str:token>/", invitation, name="invitation"),
    path("theme.css", theme, name="theme"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
