"""Addresses of the public site."""

from __future__ import annotations

from django.urls import path

from watchword.helpcentre.views import help_index, home, security_pin

app_name = "site"

urlpatterns = [
    path("", home, name="home"),
    path("help/", help_index, name="help"),
    path("help/security-pin/", security_pin, name="security_pin"),
]
