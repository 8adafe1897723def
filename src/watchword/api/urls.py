"""Addresses of the API."""

from __future__ import annotations

from django.urls import path
from ninja import NinjaAPI

from watchword import __version__
from watchword.api import problems
from watchword.api.auth import KeyAuth
from watchword.api.views import grants, verifications
from watchword.api.views.docs import docs_of, openapi_of

api = NinjaAPI(
    title="Watchword",
    version=__version__,
    description="Other systems ask whether a person speaks for an account.",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    auth=KeyAuth(),
)
api.add_router("v1", verifications.router)
api.add_router("v1", grants.router)
problems.install(api)

urlpatterns = [
    path("docs", docs_of(api), name="api_docs"),
    path("v1/openapi.json", openapi_of(api), name="openapi"),
    path("", api.urls),
]
