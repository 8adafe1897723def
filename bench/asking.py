"""Who asks for a way back learns nothing by the time: known and unknown people, in turns."""

from __future__ import annotations

import http.client
import random
import re
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.support import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.places import Place

SEED = 5
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
CHANGING = re.compile(r'name="(?:csrfmiddlewaretoken|next)" value="[^"]*"|<strong[^<]*</strong>')
FORGOTTEN, RECOVERY = "/login/forgotten/", "/login/recovery/"
# Everybody has a password, recovery codes and an old email of record: all that the worker wants.
PREPARE = """
import datetime as dt, os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchword.settings")
import django; django.setup()
from django.contrib.auth.hashers import make_password
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from watchword.core import clock
from watchword.people.models import ContactOfRecord, User
ContactOfRecord.objects.update(recorded_at=clock.now() - dt.timedelta(days=400))
User.objects.update(password=make_password("a long password of the bench"))
for user in User.objects.all():
    RecoveryCodes.activate(user)
"""


@dataclass(frozen=True, slots=True)
class Question:
    """One form, of the case that it stands for."""

    case: str
    path: str
    form: dict[str, str]


def measure(place: Place, workers: int, times: int) -> None:
    """Print the medians of ``times`` timings of each case, taken in turns of random order."""
    place.installation.python("-c", PREPARE)
    questions = [each for turn in range(times) for each in _questions(place, turn)]
    random.Random(SEED).shuffle(questions)
    seconds: dict[str, list[float]] = {}
    shapes: dict[str, set[object]] = {}
    proxied = {"WATCHWORD_TRUSTED_PROXIES": "1"}
    with served.serving(place.installation, workers=workers, extra=proxied) as server:
        browser = _Browser(server.port)
        for number, question in enumerate(questions[:20] + questions):
            took, shape = browser.ask(question, number)
            shapes.setdefault(question.path + str("code" in question.form), set()).add(shape)
            if number >= 20:  # noqa: PLR2004 - the first ones warm up
                seconds.setdefault(question.case, []).append(took)
    assert all(len(found) == 1 for found in shapes.values()), "answers look different"
    _print(place, workers, seconds)


def _questions(place: Place, turn: int) -> Iterator[Question]:
    known = place.filled.accounts[turn % len(place.filled.accounts)].number
    own, nobody = f"person{known}@customer.example", f"nobody{known}@customer.example"
    yield Question("reset, known", FORGOTTEN, {"email": own})
    yield Question("reset, unknown", FORGOTTEN, {"email": nobody})
    for case, number, email in (
        ("known", known, own),
        ("unknown person", known, nobody),
        ("unknown account", f"9{known}", own),
    ):
        form = {"account_number": number, "email": email}
        yield Question(f"recovery, {case}", RECOVERY, form)
        yield Question(f"with code, {case}", RECOVERY, {**form, "code": "00000000"})


class _Browser:
    """One connection with the cookie and the token of a form."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._connection.request("GET", FORGOTTEN)
        answer = self._connection.getresponse()
        self._cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        found = TOKEN.search(answer.read().decode())
        assert found
        self._token = found[1]

    def ask(self, question: Question, number: int) -> tuple[float, object]:
        """Send ``question`` from a place of its own; return the seconds, and the answer's shape."""
        body = urlencode({**question.form, "csrfmiddlewaretoken": self._token})
        heads = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": self._cookie,
            "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
        }
        started = time.perf_counter()
        self._connection.request("POST", question.path, body, heads)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        took = time.perf_counter() - started
        return took, (answer.status, CHANGING.sub("", text))


def _print(place: Place, workers: int, seconds: dict[str, list[float]]) -> None:
    print(
        f"\nAsking for a way back on {place.database}, {workers} worker{'s' * (workers > 1)}: "
        "identical status and page; times"
    )
    print(f"{'case':<30}{'timings':>8}{'median ms':>11}{'from known':>12}{'p90 ms':>9}")
    for case in sorted(seconds):
        base = statistics.median(seconds[f"{case.partition(', ')[0]}, known"])
        median = statistics.median(seconds[case])
        ninth = statistics.quantiles(seconds[case], n=10)[-1]
        print(
            f"{case:<30}{len(seconds[case]):>8}{1000 * median:>11.2f}"
            f"{median / base - 1:>+12.1%}{1000 * ninth:>9.2f}"
        )
