"""Addresses of the ledger, under ``/ledger/``."""

from __future__ import annotations

from django.urls import path

from watchword.desk.views.ledger import entries

app_name = "ledger"
urlpatterns = [path("", entries, name="entries")]
