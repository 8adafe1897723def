"""Addresses that only take a form: who follows one as a link is led back to the page with the form.

It happens after a sign-in in the middle of a call: the address that was asked for is opened again.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.shortcuts import redirect

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponseBase

    from watchword.web.gates import AgentRequest

P = ParamSpec("P")


def posted_or_back(
    page: str,
) -> Callable[
    [Callable[Concatenate[AgentRequest, P], HttpResponseBase]],
    Callable[Concatenate[AgentRequest, P], HttpResponseBase],
]:
    """Let POST through; redirect anything else to ``page``, which takes the same arguments."""

    def decorate(
        view: Callable[Concatenate[AgentRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[AgentRequest, P], HttpResponseBase]:
        @wraps(view)
        def gate(request: AgentRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method != "POST":
                return redirect(page, *args, **kwargs)
            return view(request, *args, **kwargs)

        return gate

    return decorate
