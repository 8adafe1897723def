"""Addresses of those who cannot sign in: forgotten passwords, and recoveries."""

from __future__ import annotations

from django.urls import path

from watchword.web.views import reset_pin
from watchword.web.views.recovery import recovery, recovery_link, recovery_stop
from watchword.web.views.reset import forgotten, reset
from watchword.web.views.reset_proof import passkey, proof

urlpatterns = [
    path("login/forgotten/", forgotten, name="password_reset"),
    path("login/reset/<str:token>/", reset, name="reset_link"),
    path("login/reset/<str:token>/proof/", proof, name="reset_proof"),
    path("login/reset/<str:token>/proof/passkey/", passkey, name="reset_passkey"),
    path("login/reset/<str:token>/pin/check/", reset_pin.check, name="reset_pin_check"),
    path(
        "login/reset/<str:token>/pin/suggestion/",
        reset_pin.suggestion,
        name="reset_pin_suggestion",
    ),
    path("login/recovery/", recovery, name="recovery"),
    path("login/recovery/<str:token>/", recovery_link, name="recovery_link"),
    path(
        "login/recovery/<str:token>/pin/check/",
        reset_pin.recovery_check,
        name="recovery_pin_check",
    ),
    path(
        "login/recovery/<str:token>/pin/suggestion/",
        reset_pin.recovery_suggestion,
        name="recovery_pin_suggestion",
    ),
    path("recovery/stop/<str:token>/", recovery_stop, name="recovery_stop"),
]
