"""Files are sent compressed, pages are not."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

GZIP = {"accept-encoding": "gzip, deflate, br"}
FILES = [
    "/static/vendor/tabler/tabler.css",
    "/static/web/menu.js",
    "/static/web/mark.svg",
    "/theme.css",
]


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_sent_compressed_and_is_the_same(client: Client, address: str) -> None:
    plain = client.get(address)
    packed = client.get(address, headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    body = packed.getvalue()
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == plain.getvalue()
    assert int(packed.headers["Content-Length"]) == len(body)
    assert packed.headers["Content-Type"] == plain.headers["Content-Type"]
    assert packed.headers["Cache-Control"] == plain.headers["Cache-Control"]
    assert "ETag" not in packed.headers
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("address", ["/", "/help/security-pin/", "/login/", "/no/such/page/"])
def test_a_page_is_not_for_its_length_could_tell(client: Client, address: str) -> None:
    answer = client.get(address, headers=GZIP)
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("address", ["/static/vendor/inter/inter-latin-wght-normal.woff2"])
def test_what_is_compressed_already_is_left(client: Client, address: str) -> None:
    answer = client.get(address, headers=GZIP)
    assert "Content-Encoding" not in answer.headers
    assert answer.getvalue()


def test_who_does_not_take_it_does_not_get_it(client: Client) -> None:
    for wish in ("", "identity", "gzip;q=0", "br"):
        answer = client.get(FILES[0], headers={"accept-encoding": wish})
        assert "Content-Encoding" not in answer.headers
        assert answer.getvalue()


def test_a_part_of_a_file_and_its_head_alone_are_left(client: Client) -> None:
    part = client.get(FILES[0], headers={**GZIP, "range": "bytes=0-9"})
    assert part.status_code == 206
    assert "Content-Encoding" not in part.headers
    assert len(part.getvalue()) == 10
    assert client.head(FILES[0], headers=GZIP).getvalue() == b""


def test_a_file_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    packed = client.get(FILES[0], headers=GZIP)
    assert packed.getvalue()
    since = {**GZIP, "if-modified-since": packed.headers["Last-Modified"]}
    assert client.get(FILES[0], headers=since).status_code == 304
