"""The icons that pages may use; ``scripts/vendor.py`` puts these, and no others, into the sprite."""

from __future__ import annotations

from typing import Final

ICONS: Final = frozenset(
    {
        "alert-circle",
        "alert-triangle",
        "arrow-left",
        "arrow-right",
        "ban",
        "book-2",
        "check",
        "chevron-down",
        "circle-check",
        "circle-dashed",
        "clock",
        "download",
        "eye",
        "headset",
        "help-circle",
        "history",
        "id",
        "info-circle",
        "key",
        "keyboard",
        "lock",
        "login-2",
        "logout",
        "mail",
        "map-pin",
        "message-circle",
        "pencil",
        "phone",
        "plus",
        "refresh",
        "search",
        "shield-check",
        "shield-lock",
        "shield-x",
        "trash",
        "user",
        "user-check",
        "users",
    }
)
