"""`watchword serve`: pages, API and background work in one command."""

from __future__ import annotations

import logging
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Annotated

import typer
from django.conf import settings
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from watchword.cli import demo, interrupts, parent, unfinished, welcome
from watchword.cli.failures import CommandError
from watchword.cli.init import make_folder, prepare
from watchword.cli.ready import require_accent, require_database, require_keys

if TYPE_CHECKING:
    from pathlib import Path

KILL_AFTER_SECONDS = 6
THREADS = 8
# Behind the answers that somebody waits for.
WORKER = [sys.executable, "-m", "watchword", "worker", "--nice", "10"]
READY_AFTER_SECONDS = 60


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Web processes.", min=1, max=64)] = 1,
    with_demo: Annotated[
        bool, typer.Option("--demo", help="Make the demo first if the data folder is empty.")
    ] = False,
) -> None:
    """Serve pages and API, and do the background work. Stop it with Ctrl-C."""
    _require_free(host, port)
    address = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104 - compared, not bound
    if with_demo:
        for name, value in {"WATCHWORD_BASE_URL": address, **demo.SETTINGS}.items():
            os.environ.setdefault(name, value)
        _prepare_demo(address)
    require_accent()
    unfinished.refuse(settings.DATA)
    require_database()
    require_keys()
    connections.close_all()
    interrupts.take_over()
    parent.announce()
    os.environ.setdefault("WATCHWORD_HASHES_AT_ONCE", str(max(1, (os.cpu_count() or 1) // workers)))
    stopping = threading.Event()
    background = threading.Thread(target=_keep_working, args=(stopping,))
    background.start()
    threading.Thread(target=_welcome, args=(address, settings.DATA, stopping), daemon=True).start()
    try:
        _web(host, port, workers)
    finally:
        stopping.set()
        background.join()


def _prepare_demo(address: str) -> None:
    folder: Path = settings.DATA
    make_folder(folder)
    if unfinished.is_new(folder):
        typer.echo("Making the demo. This takes a few seconds.")
        with unfinished.marked(folder):
            prepare(folder)
            demo.fill(folder, address)


def _require_free(host: str, port: int) -> None:
    """Raise unless ``port`` can be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"{host} port {port} cannot be used ({error.strerror}): stop what uses it, "
                f"or choose another with --port (make serve PORT={port + 1})."
            ) from error


def _web(host: str, port: int, workers: int) -> None:
    # Spawned, not forked: a copy of this process would carry its threads' locks with it.
    multiprocessing.set_start_method("spawn", force=True)
    logging.getLogger("_granian").addFilter(_is_no_advice)
    Granian(
        "watchword.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        # Without it a SIGTERM during start hangs.
        workers_kill_timeout=KILL_AFTER_SECONDS,
        websockets=False,
    ).serve()


def _is_no_advice(entry: logging.LogRecord) -> bool:
    """Tell whether ``entry`` is more than the advice to have fewer threads.

    Ours wait for the database and for their turn to hash; how many hash at a time is bounded.
    """
    return "Consider reviewing your configuration" not in entry.getMessage()


def _keep_working(stopping: threading.Event) -> None:
    """Run the background work in a process of its own, and again should it die."""
    while not stopping.is_set():
        process = subprocess.Popen(WORKER)  # noqa: S603 - ourselves
        while process.poll() is None and not stopping.wait(0.5):
            pass
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(KILL_AFTER_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
        stopping.wait(1)


def _welcome(address: str, folder: Path, stopping: threading.Event) -> None:
    """Say where to go once the pages answer."""
    for _ in range(READY_AFTER_SECONDS * 5):
        if stopping.wait(0.2):
            return
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 - our own address
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0)
    welcome.show(address, folder / demo.FILE_NAME)
