"""The settings of Watchword itself: each field is one WATCHWORD_* variable, with its effect beside it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchword.core.errors import SettingError
from watchword.core.text import has_control
from watchword.settings import env

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "WATCHWORD_"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
OURS = {"WATCHWORD_SERVE_PID"}  # from `serve` to the processes that it starts
DEFAULT_FOLDER = Path("~/.local/share/watchword")


def setting(
    default: Any,  # noqa: ANN401 - a field of any type, as with dataclasses.field
    effect: str,
    *,
    minimum: int = 0,
    maximum: int = 2**31,
    choices: tuple[str, ...] = (),
    secret: bool = False,
) -> Any:  # noqa: ANN401
    """Return a dataclass field that knows its bounds and what it does."""
    metadata = {
        "effect": effect,
        "minimum": minimum,
        "maximum": maximum,
        "choices": choices,
        "secret": secret,
    }
    return field(default=default, repr=not secret, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class Product:
    """What an operator can set. Names in upper case with WATCHWORD_ before them."""

    data: Path = setting(  # noqa: RUF009 - a field specifier, as dataclasses.field is
        DEFAULT_FOLDER,
        "The data folder: keys, embedded database, mails that are written to files.",
    )
    database_url: str = setting(
        "",
        "The database, sqlite:///PATH or postgres://…; empty: SQLite in the data folder.",
        secret=True,
    )
    secret_key: str = setting(
        "",
        "Signs sessions and forms; empty: the file secret_key in the data folder. "
        "Must be the same on every machine.",
        secret=True,
    )
    base_url: str = setting(
        "http://127.0.0.1:8000", "The address under which people reach this installation."
    )
    email_url: str = setting(
        "",
        "Where mail goes: smtp://USER:PASSWORD@HOST:PORT, smtps://… or smtp+tls://…; "
        "empty: files in mail/ in the data folder.",
        secret=True,
    )
    email_from: str = setting(
        "", "The sender of notices; empty: watchword@ and the host of the base URL."
    )
    provider_name: str = setting("Example Telephony", "The provider's name on pages and in mails.")
    language: str = setting(
        "en",
        "The language of pages and mails for those of whom no other is known.",
        choices=("en", "es"),
    )
    support_phone: str = setting(
        "", "The support desk's telephone number, shown on the public site."
    )
    help_dir: str = setting(
        "",
        "A folder of the provider's own help articles, LANGUAGE/NAME.md: they are added to those of the "
        "package, and replace those of the same name.",
    )
    accent: str = setting(
        "#1f4e79", "The provider's colour, #rrggbb; checked for contrast at start."
    )
    pin_min_length: int = setting(4, "The fewest digits of a Security PIN.", minimum=4, maximum=10)
    pin_max_length: int = setting(10, "The most digits of a Security PIN.", minimum=4, maximum=10)
    pin_attempts: int = setting(
        5,
        "Wrong guesses at one PIN, or at one person's support codes, before it locks.",
        minimum=1,
        maximum=10,
    )
    grant_minutes: int = setting(
        15, "How long a successful verification allows anything.", minimum=1, maximum=60
    )
    verification_minutes: int = setting(
        10, "How long a verification waits for its secret.", minimum=1, maximum=60
    )
    limit_caller: int = setting(
        4,
        "Failed attempts from one caller (number or address) in 15 minutes; fewer than lock a PIN.",
        minimum=1,
    )
    limit_agent: int = setting(20, "Failed attempts through one agent in 15 minutes.", minimum=1)
    limit_api_key: int = setting(
        600, "Failed attempts through one API key in 15 minutes.", minimum=1
    )
    limit_installation: int = setting(
        5_000, "Failed attempts in the whole installation in 15 minutes.", minimum=1
    )
    agent_second_factor: str = setting(
        "required",
        "Whether agents must have a second factor before they reach the desk; optional is for trials.",
        choices=("required", "optional"),
    )
    agent_idle_minutes: int = setting(
        60, "An agent who did nothing for so long has to sign in again.", minimum=5, maximum=720
    )
    oidc_issuer: str = setting(
        "", "The OpenID provider with which agents may sign in, https://…; empty: none."
    )
    oidc_name: str = setting("", "What the OpenID provider is called on the sign-in page.")
    oidc_client_id: str = setting("", "What the OpenID provider calls this installation.")
    oidc_client_secret: str = setting(
        "", "With what this installation signs in to the OpenID provider.", secret=True
    )
    hash_profile: str = setting(
        "7mib",
        "How hard a stored PIN is to compute: OWASP's 7 MiB and 5 passes, or 19 MiB and 2; "
        "test is for tests alone.",
        choices=("7mib", "19mib", "test"),
    )
    hashes_at_once: int = setting(
        0, "Hashes that one process computes at a time; 0: as many as it has cores.", maximum=1024
    )
    trusted_proxies: int = setting(
        0, "How many reverse proxies stand in front and set X-Forwarded-For.", maximum=10
    )
    debug: bool = setting(False, "Shows errors in the browser. Never in production.")  # noqa: FBT003

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Product:
        """Read every setting; raise `SettingError` for an unfit one."""
        known = {PREFIX + item.name.upper(): item for item in fields(cls)}
        values: dict[str, Any] = {}
        for name, item in known.items():
            text = env.raw(name, environ)
            if text is not None:
                values[item.name] = _parse(name, text, item.type, item.metadata)
        product = cls(**values)
        if product.pin_min_length > product.pin_max_length:
            msg = "WATCHWORD_PIN_MIN_LENGTH is above WATCHWORD_PIN_MAX_LENGTH; exchange them."
            raise SettingError(msg)
        if not _COLOUR.match(product.accent):
            msg = f"WATCHWORD_ACCENT is {product.accent!r}; it must look like #1f4e79."
            raise SettingError(msg)
        return product

    @classmethod
    def unknown(cls, environ: Mapping[str, str] = os.environ) -> list[str]:
        """Return the WATCHWORD_* names that are no setting: what was meant has no effect."""
        known = {PREFIX + item.name.upper() for item in fields(cls)} | OURS
        given = {name.removesuffix("_FILE") for name in environ if name.startswith(PREFIX)}
        return sorted(given - known)

    @property
    def folder(self) -> Path:
        """The data folder, absolute."""
        return self.data.expanduser().absolute()


def _parse(name: str, text: str, kind: Any, meta: Mapping[str, Any]) -> Path | str | int | bool:  # noqa: ANN401
    if has_control(text):  # in a name, it would end the subject of every mail
        msg = f"{name} holds characters that do not show; write it anew."
        raise SettingError(msg)
    if kind == "int":
        return env.number(name, text, meta["minimum"], meta["maximum"])
    if kind == "bool":
        return env.flag(name, text)
    if kind == "Path":
        return Path(text)
    return env.choice(name, text, meta["choices"]) if meta["choices"] else text
