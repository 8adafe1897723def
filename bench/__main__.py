"""Measures and prints: ``python -m bench``, or ``make bench``."""

from __future__ import annotations

import argparse
import signal
import sys
import time

from bench import asking, hashes, machine, places, rates, sameness
from bench.rates import Spans

SECTIONS = ("profiles", "rates", "sameness", "asking")
DATABASES = ("sqlite", "postgresql")
ACCOUNTS = 320
FULL, QUICK = Spans(raw=5, warm_up=1.5, cell=6), Spans(raw=1.5, warm_up=0.5, cell=2)
TIMES, QUICK_TIMES = 200, 40


def options() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few seconds for each cell")
    parser.add_argument("--only", choices=SECTIONS, action="append", help="this section alone")
    parser.add_argument("--database", choices=DATABASES, action="append", help="this one alone")
    parser.add_argument("--workers", type=int, action="append", help="web processes (2, then 1)")
    parser.add_argument("--clients", type=int, action="append", help="connections (1, 8, 32)")
    parser.add_argument("--profile", choices=hashes.PROFILES, default="7mib", help="hash profile")
    return parser.parse_args()


def measure(chosen: argparse.Namespace) -> None:
    """Measure the sections asked for."""
    spans, times = (QUICK, QUICK_TIMES) if chosen.quick else (FULL, TIMES)
    sections = chosen.only or SECTIONS
    if "profiles" in sections:
        hashes.compare(spans.raw)
    if not {"rates", "sameness", "asking"} & set(sections):
        return
    for database in chosen.database or DATABASES:
        with places.place(database, chosen.profile, ACCOUNTS) as place:
            for workers in chosen.workers or (2, 1):
                if "rates" in sections:
                    clients = chosen.clients or (1, 8, 32)
                    rates.measure(place, chosen.profile, workers, clients, spans)
            if "sameness" in sections:
                sameness.measure(place, (chosen.workers or [2])[0], times)
            if "asking" in sections:
                asking.measure(place, (chosen.workers or [2])[0], times)


def main() -> None:
    """Measure in a passing folder and say how long it took."""
    # So that what was started ends with us.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    started = time.monotonic()
    print(machine.described())
    with places.passing_folder():
        measure(options())
    print(
        f"\n{time.monotonic() - started:.0f} s, load now {machine.described().rpartition(' ')[2]}"
    )


if __name__ == "__main__":
    main()
