"""Addresses of the portal."""

from __future__ import annotations

from django.urls import path

from watchword.portal.views.administrator import administrator
from watchword.portal.views.dashboard import dashboard
from watchword.portal.views.pin import check, suggestion
from watchword.portal.views.users import administrators, users

app_name = "portal"

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("users/", users, name="users"),
    path("users/administrators/", administrators, name="administrators"),
    path("users/administrators/<str:public_id>/", administrator, name="administrator"),
    path("users/administrators/<str:public_id>/pin/check/", check, name="pin_check"),
    path("users/administrators/<str:public_id>/pin/suggestion/", suggestion, name="pin_suggestion"),
]
