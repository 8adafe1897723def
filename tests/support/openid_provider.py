"""An OpenID provider that tests run as a process of its own: discovery, codes, ID tokens, user info."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.served import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

START_SECONDS = 30
PROGRAM = """
import json, sys
from oidc_provider_mock import User, app
port, people = int(sys.argv[1]), json.loads(sys.argv[2])
users = [User(sub=sub, claims=claims) for sub, claims in people.items()]
served = app(user_claims=users)
served.run(host="localhost", port=port, threaded=True, use_reloader=False)
"""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nobody: where the provider sends the browser is what is asked for."""

    def redirect_request(self, *_args: Any) -> None:
        return None


@dataclass(frozen=True)
class Provider:
    """A provider at ``issuer``."""

    issuer: str

    def signs_in(self, address: str, subject: str) -> str:
        """Return where the browser is sent that was at ``address`` and signed in as ``subject``."""
        return self._answer(address, {"sub": subject})

    def is_denied(self, address: str) -> str:
        """Return where the browser is sent whose user pressed *Deny*."""
        return self._answer(address, {"action": "deny"})

    def _answer(self, address: str, form: dict[str, str]) -> str:
        opener = urllib.request.build_opener(_Stay)
        try:
            opener.open(address, urllib.parse.urlencode(form).encode(), timeout=10)
        except urllib.error.HTTPError as answer:
            return str(answer.headers["Location"])
        raise AssertionError("The provider sends nobody anywhere.")


@contextlib.contextmanager
def provider(people: dict[str, dict[str, object]]) -> Iterator[Provider]:
    """Run a provider that knows ``people``: the claims of each, by subject."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, str(port), json.dumps(people)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        issuer = f"http://localhost:{port}"
        _wait(issuer, process)
        yield Provider(issuer)
    finally:
        process.terminate()
        process.wait(10)


def _wait(issuer: str, process: subprocess.Popen[bytes]) -> None:
    opener, deadline = urllib.request.build_opener(), time.monotonic() + START_SECONDS
    while True:
        try:
            opener.open(issuer + "/.well-known/openid-configuration", timeout=5).close()
        except OSError:
            assert process.poll() is None, "The provider has ended."
            assert time.monotonic() < deadline, "The provider does not answer."
            time.sleep(0.1)
        else:
            return
