"""The raw rate of Argon2id on this machine: what verifications a second are held against."""

from __future__ import annotations

import importlib.util
import secrets
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nacl.pwhash import argon2id

from bench import machine

if TYPE_CHECKING:
    from collections.abc import Callable

# Memory in KiB and passes, one lane: OWASP's equal profiles, by their names in the settings.
PROFILES = {"7mib": (7 * 1024, 5), "19mib": (19 * 1024, 2)}
SALT_BYTES = 16
DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something is done in a second, and the seconds of a core that once takes."""

    per_second: float
    of_a_core: float


def raw_rate(profile: str, seconds: float) -> Rate:
    """Return the rate of hashes by libsodium, as many threads at once as there are cores."""
    memory, passes = PROFILES[profile]
    password, salt = secrets.token_bytes(32), secrets.token_bytes(SALT_BYTES)
    return _rate(
        lambda: argon2id.kdf(DIGEST_BYTES, password, salt, opslimit=passes, memlimit=memory * 1024),
        seconds,
    )


def compare(seconds: float) -> None:
    """Print the profiles side by side, by each library that is installed."""
    print("\nArgon2id, one lane, threads as cores (hashes a second)")
    print(f"{'profile':<10}{'memory':>10}{'passes':>8}{'PyNaCl':>10}{'argon2-cffi':>13}")
    for name, (memory, passes) in PROFILES.items():
        other = _argon2_cffi(memory, passes)
        first = raw_rate(name, seconds).per_second
        second = f"{_rate(other, seconds).per_second:.1f}" if other else "not here"
        print(f"{name:<10}{memory // 1024:>6} MiB{passes:>8}{first:>10.1f}{second:>13}")


def _argon2_cffi(memory: int, passes: int) -> Callable[[], bytes] | None:
    if importlib.util.find_spec("argon2") is None:
        return None
    low_level = importlib.import_module("argon2.low_level")
    password, salt = secrets.token_bytes(32), secrets.token_bytes(SALT_BYTES)
    return lambda: bytes(
        low_level.hash_secret_raw(
            password, salt, passes, memory, 1, DIGEST_BYTES, low_level.Type.ID
        )
    )


def _rate(work: Callable[[], bytes], seconds: float) -> Rate:
    """Return the rate at which ``work`` is done by a thread for each core."""
    counts: list[int] = []
    begin = threading.Barrier(machine.cores() + 1)

    def repeat() -> None:
        work()
        begin.wait()
        end, count = time.perf_counter() + seconds, 0
        while time.perf_counter() < end:
            work()
            count += 1
        counts.append(count)

    threads = [threading.Thread(target=repeat) for _ in range(machine.cores())]
    for thread in threads:
        thread.start()
    begin.wait()
    started, worked = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.join()
    took, worked = time.perf_counter() - started, time.process_time() - worked
    return Rate(sum(counts) / took, worked / sum(counts))
