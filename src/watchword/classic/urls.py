"""Addresses of the classic portal, under ``/classic/``."""

from __future__ import annotations

from django.urls import path

from watchword.classic.views.home import home
from watchword.classic.views.pin import check, suggestion
from watchword.classic.views.security import prove, security, unlock

app_name = "classic"

urlpatterns = [
    path("", home, name="home"),
    path("security-information/", security, name="security"),
    path("security-information/continue/", prove, name="prove"),
    path("security-information/unlock/", unlock, name="unlock"),
    path("security-information/pin/check/", check, name="pin_check"),
    path("security-information/pin/suggestion/", suggestion, name="pin_suggestion"),
]
