"""The vendored files are those of the manifest, and no others."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import watchword.web
from watchword.web.icons import ICONS

VENDOR = Path(watchword.web.__file__).parent / "static/vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())
SOURCE = VENDOR.parents[2]


def test_each_file_has_the_digest_of_the_manifest() -> None:
    for package in MANIFEST:
        for name, digest in package["files"].items():
            assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name


def test_no_file_is_missing_from_the_manifest() -> None:
    listed = {name for package in MANIFEST for name in package["files"]}
    there = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert there == listed | {"manifest.json"}


def test_each_package_says_its_version_and_licence_and_brings_the_text() -> None:
    for package in MANIFEST:
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
        assert package["licence"] in {"MIT", "OFL-1.1"}
        assert any(name.endswith("LICENSE") for name in package["files"])


def test_the_sprite_holds_the_icons_that_are_named() -> None:
    sprite = (VENDOR / "icons/sprite.svg").read_text()
    assert set(re.findall(r'<symbol id="([^"]+)"', sprite)) == ICONS


def test_each_icon_is_used() -> None:
    pages = [
        path.read_text()
        for path in SOURCE.rglob("*")
        if path.suffix in {".html", ".py"} and path.name != "icons.py"
    ]
    assert {name for name in ICONS if not any(f'"{name}"' in page for page in pages)} == set()


def test_styles_ask_nothing_of_other_hosts_and_carry_no_picture() -> None:
    for path in SOURCE.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:data:|https?:|//)|@import", path.read_text()), (
            path.name
        )
