"""Every address of the installation, by door."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("watchword.helpcentre.urls")),
    path("", include("watchword.web.urls")),
    path("portal/", include("watchword.portal.urls")),
    path("classic/", include("watchword.classic.urls")),
    path("api/", include("watchword.api.urls")),
    path("desk/articles/", include("watchword.helpcentre.staff_urls")),
    path("desk/", include("watchword.desk.urls")),
    path("ledger/", include("watchword.desk.ledger_urls")),
]

handler400 = "watchword.web.errors.handler400"
handler403 = "watchword.web.errors.handler403"
handler404 = "watchword.web.errors.handler404"
handler429 = "watchword.web.errors.handler429"
handler500 = "watchword.web.errors.handler500"
