"""Verifications a second through HTTP, beside the raw hash rate of the same minute."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bench import calls, hashes, machine
from tests.support import processes, served
from tests.support.filled import PIN, WRONG_PIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.places import Place

SEED = 20
HEADING = (
    f"{'PIN':<8}{'clients':>8}{'per s':>9}{'of raw':>8}{'p50 ms':>9}{'p99 ms':>9}"
    f"{'verified':>10}{'refused':>9}{'other':>7}{'idle':>7}{'load gen':>10}"
)


@dataclass(frozen=True, slots=True)
class Spans:
    """Seconds for each part of a measurement."""

    raw: float
    warm_up: float
    cell: float


def measure(place: Place, profile: str, workers: int, clients: Sequence[int], spans: Spans) -> None:
    """Print a table of rates for ``place`` served by ``workers`` processes."""
    raw_before = hashes.raw_rate(profile, spans.raw)
    rows = []
    with served.serving(place.installation, workers=workers) as server:
        for kind in ("right", "wrong", "locked"):
            for count in clients:
                requests = _prepared(place, kind)
                before, worked = machine.ticks(), _worked(server)
                seen = _load(server.port, count, requests, spans)
                idle = machine.ticks().idle_since(before)
                each = (_worked(server) - worked) / max(1, seen["answers"])
                rows.append((kind, count, seen, each, idle))
    raw_after = hashes.raw_rate(profile, spans.raw)
    raw = (raw_before.per_second + raw_after.per_second) / 2
    hash_ms = 500 * (raw_before.of_a_core + raw_after.of_a_core)
    print(
        f"\n{place.database}, {workers} worker{'s' * (workers > 1)}: raw {profile} "
        f"{raw_before.per_second:.1f} hashes a second before, {raw_after.per_second:.1f} after"
    )
    print(
        f"(one hash: {hash_ms:.1f} ms of a core; web ms: what the web processes "
        "took of one for each verification)"
    )
    print(HEADING)
    for kind, count, seen, each, idle in rows:
        _print_row(kind, count, seen, raw, each, idle)


def _worked(server: served.Served) -> float:
    """Return the seconds of processor time that the web processes of ``server`` have taken."""
    return sum(
        process.worked
        for process in processes.of_group(server.process.pid)
        if "spawn_main" in process.command
    )


def _prepared(place: Place, kind: str) -> list[str]:
    """Bring the PINs into the state that ``kind`` starts from; return its requests, shuffled.

    Wrong: half of the accounts are locked already, and others lock while it runs.
    """
    half = len(place.filled.accounts) // 2
    place.set_failures(place.filled.accounts, 5 if kind == "locked" else 0)
    if kind == "wrong":
        place.set_failures(place.filled.accounts[:half], 5)
    pin = PIN if kind == "right" else WRONG_PIN
    requests = [
        calls.verification(place.filled.key, subject, pin) for subject in place.filled.accounts
    ]
    random.Random(SEED).shuffle(requests)
    return requests


def _load(port: int, clients: int, requests: Sequence[str], spans: Spans) -> dict[str, Any]:
    plan = {
        "port": port,
        "clients": clients,
        "seconds": spans.cell,
        "warm_up": spans.warm_up,
        "requests": requests,
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        cwd=served.ROOT,
        input=json.dumps(plan),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def _print_row(
    kind: str, clients: int, seen: dict[str, Any], raw: float, each: float, idle: float | None
) -> None:
    verified, refused = (seen["kinds"].pop(f"201 {word}", 0) for word in ("verified", "refused"))
    other = sum(seen["kinds"].values())
    print(
        f"{kind:<8}{clients:>8}{seen['rate']:>9.1f}{seen['rate'] / raw:>8.2f}"
        f"{1000 * seen['p50']:>9.1f}{1000 * seen['p99']:>9.1f}{verified:>10}{refused:>9}{other:>7}"
        f"{1000 * each:>8.1f}{'' if idle is None else f'{idle:.0%}':>7}{seen['own_share']:>10.1%}"
    )
