"""Binds a second of OpenLDAP with its password policy, to stand beside our verifications.

Run by itself where slapd and its Argon2 module are installed (Debian: slapd, slapd-contrib):
``python -m bench.openldap``. Same machine, same Argon2id profile, failures kept durably, the same kind
of load: connections that each wait for their answer, over a few hundred entries.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from nacl.pwhash import argon2id

from bench import hashes, machine
from tests.support import served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENTRIES, SECONDS, WARM_UP = 400, 10.0, 2.0
MEMORY, PASSES = hashes.PROFILES["7mib"]
RIGHT, WRONG = "8305", "4073"
SUCCESS = 0
CONFIGURATION = """
include /etc/ldap/schema/core.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload argon2
moduleload ppolicy
pidfile {folder}/slapd.pid
threads 16
database mdb
maxsize 268435456
suffix "dc=example"
directory {folder}/data
index objectClass eq
overlay ppolicy
ppolicy_default "cn=policy,dc=example"
"""
TOP = """dn: dc=example
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: cn=policy,dc=example
objectClass: organizationalRole
objectClass: pwdPolicy
cn: policy
pwdAttribute: userPassword
pwdLockout: TRUE
pwdMaxFailure: 1000000
pwdMaxRecordedFailure: 5
"""
PERSON = """
dn: cn=user{number},dc=example
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: user{number}
userPassword: {{ARGON2}}{sealed}
"""


def main() -> int:
    """Measure right and wrong binds at 1, 8 and 32 connections beside the raw hash rate."""
    if not shutil.which("slapd", path=f"{os.environ['PATH']}:/usr/sbin"):
        print("slapd is not installed (Debian: slapd and slapd-contrib).", file=sys.stderr)
        return 1
    print(machine.described())
    with tempfile.TemporaryDirectory(prefix="bench-ldap-") as name:
        port = served.free_port()
        with _serving(Path(name), port):
            raw = hashes.raw_rate("7mib", 4).per_second
            print(
                f"\nOpenLDAP with ppolicy, Argon2id 7 MiB and 5 passes; raw (libsodium) {raw:.1f}/s"
            )
            print(
                f"{'password':<10}{'clients':>8}{'per s':>9}{'of raw':>8}{'p50 ms':>9}{'p99 ms':>9}"
            )
            for kind, password in (("right", RIGHT), ("wrong", WRONG)):
                for clients in (1, 8, 32):
                    rate, p50, p99 = _load(port, clients, password)
                    print(
                        f"{kind:<10}{clients:>8}{rate:>9.1f}{rate / raw:>8.2f}"
                        f"{1000 * p50:>9.1f}{1000 * p99:>9.1f}"
                    )
    return 0


@contextlib.contextmanager
def _serving(folder: Path, port: int) -> Iterator[None]:
    """Serve a directory of `ENTRIES` people from ``folder`` on ``port`` of the loopback address."""
    (folder / "data").mkdir()
    file = folder / "slapd.conf"
    file.write_text(CONFIGURATION.format(folder=folder))
    sealed = argon2id.str(RIGHT.encode(), opslimit=PASSES, memlimit=MEMORY * 1024).decode()
    people = (PERSON.format(number=number, sealed=sealed) for number in range(ENTRIES))
    ldif = TOP + "".join(people)
    added = ["/usr/sbin/slapadd", "-f", str(file)]
    subprocess.run(added, input=ldif, text=True, check=True, capture_output=True)
    command = ["/usr/sbin/slapd", "-f", str(file), "-h", f"ldap://127.0.0.1:{port}", "-d", "0"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise SystemExit("slapd does not answer.")


def _load(port: int, clients: int, password: str) -> tuple[float, float, float]:
    """Return the binds a second of ``clients`` connections, and p50 and p99 in seconds."""
    numbers = list(range(ENTRIES))
    random.Random(20).shuffle(numbers)
    requests = itertools.cycle([_bind(number, password) for number in numbers])
    selector, sent = selectors.DefaultSelector(), {}
    expected = SUCCESS if password == RIGHT else 49
    for _ in range(clients):
        connection = socket.create_connection(("127.0.0.1", port), timeout=30)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(connection, selectors.EVENT_READ)
        sent[connection] = time.perf_counter()
        connection.sendall(next(requests))
    latencies: list[float] = []
    begin = time.perf_counter() + WARM_UP
    while (now := time.perf_counter()) < begin + SECONDS:
        for key, _events in selector.select(timeout=1):
            assert isinstance(key.fileobj, socket.socket)
            connection = key.fileobj
            answer = connection.recv(4096)
            # LDAPMessage { messageID, BindResponse { resultCode ENUMERATED, … } } (RFC 4511 4.2.2)
            assert answer[9] == expected, answer
            if now >= begin:
                latencies.append(time.perf_counter() - sent[connection])
            sent[connection] = time.perf_counter()
            connection.sendall(next(requests))
    for connection in sent:
        connection.close()
    return len(latencies) / SECONDS, *_shares(sorted(latencies))


def _shares(ordered: Sequence[float]) -> tuple[float, float]:
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]


def _bind(number: int, password: str) -> bytes:
    """Return a simple bind request (RFC 4511 4.2), its lengths below 128."""
    name = f"cn=user{number},dc=example".encode()
    version = bytes((2, 1, 3))
    body = version + _part(0x04, name) + _part(0x80, password.encode())
    return _part(0x30, bytes((2, 1, 1)) + _part(0x60, body))


def _part(tag: int, content: bytes) -> bytes:
    return bytes((tag, len(content))) + content


if __name__ == "__main__":
    sys.exit(main())
