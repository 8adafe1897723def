"""The page that shows the API to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchword.api.reference import calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from ninja import NinjaAPI


def docs_of(api: NinjaAPI) -> Callable[[HttpRequest], HttpResponse]:
    """Return the view that lists the calls of ``api``."""

    @require_safe
    def docs(request: HttpRequest) -> HttpResponse:
        return render(request, "api/docs.html", {"calls": calls(api), "api": api})

    return docs


def openapi_of(api: NinjaAPI) -> Callable[[HttpRequest], HttpResponse]:
    """Return the view that answers the OpenAPI document of ``api``."""

    @require_safe
    def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view takes it
        return JsonResponse(api.get_openapi_schema())

    return openapi
