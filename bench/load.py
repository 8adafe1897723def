"""A load generator as light as Python allows: raw sockets, requests made beforehand, one thread.

Run as a process of its own: ``python -m bench.load`` reads a plan from standard input and prints
what it saw, both as JSON. It imports nothing but the standard library.
"""

from __future__ import annotations

import itertools
import json
import selectors
import socket
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length: "


class Client:
    """One connection that is kept, with one request under way."""

    __slots__ = ("received", "sent_at", "socket")

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.sent_at = 0.0

    def send(self, request: bytes) -> None:
        """Send the next request."""
        self.received = b""
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def answer(self) -> bytes:
        """Take what has come; return the answer once it is whole, else nothing."""
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionError("The server closed a connection.")
        self.received += part
        head, end, body = self.received.partition(HEAD_END)
        if not end:
            return b""
        place = head.lower().find(LENGTH) + len(LENGTH)
        return self.received if len(body) >= int(head[place : place + 8].split()[0]) else b""


def run(port: int, clients: int, seconds: float, warm_up: float, requests: list[str]) -> Any:  # noqa: ANN401 - JSON
    """Keep ``clients`` connections busy for ``warm_up``, then ``seconds``; return what was seen then."""
    selector = selectors.DefaultSelector()
    endless = itertools.cycle([request.encode() for request in requests])
    for _ in range(clients):
        client = Client(port)
        selector.register(client.socket, selectors.EVENT_READ, client)
        client.send(next(endless))
    before = drive(selector, endless, time.perf_counter() + warm_up)
    begin, cpu = time.perf_counter(), time.process_time()
    seen = drive(selector, endless, begin + seconds)
    took = time.perf_counter() - begin
    kinds = Counter(kind_of(answer) for _latency, answer in seen)
    latencies = sorted(latency for latency, _answer in seen)
    return {
        "rate": len(seen) / took,
        "p50": at_share(latencies, 0.50),
        "p99": at_share(latencies, 0.99),
        "own_share": (time.process_time() - cpu) / took,
        "kinds": kinds,
        "answers": len(before) + len(seen),
    }


def drive(
    selector: selectors.BaseSelector, requests: Iterator[bytes], end: float
) -> list[tuple[float, bytes]]:
    """Answer each answer with the next request until ``end``; return the latencies and answers."""
    seen = []
    while time.perf_counter() < end:
        for key, _events in selector.select(timeout=1):
            client: Client = key.data
            answer = client.answer()
            if answer:
                seen.append((time.perf_counter() - client.sent_at, answer))
                client.send(next(requests))
    return seen


def kind_of(answer: bytes) -> str:
    """Return status and outcome."""
    outcome = next((word for word in ("verified", "refused") if f'"{word}"'.encode() in answer), "")
    return f"{answer[9:12].decode()} {outcome}".strip()


def at_share(ordered: list[float], share: float) -> float:
    """Return the value below which ``share`` of ``ordered`` lies; 0 where there is none."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


if __name__ == "__main__":
    json.dump(run(**json.load(sys.stdin)), sys.stdout)
