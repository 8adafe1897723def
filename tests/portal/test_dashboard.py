"""``/portal/``."""

from __future__ import annotations

from django.conf import settings

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, make_administrator, signed_in
from tests.web.pages import read, said
from watchword.pins.models import Pin


def test_it_has_a_tile_for_each_place(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get("/portal/"))
    assert page.title == "Harbour Bakery"
    assert "100200" in page.text
    assert page.link("Users") == "/portal/users/"
    own = f"/portal/users/administrators/{cast.alice.public_id}/?open=security"
    assert page.link("Your Security PIN") == own
    assert page.link("Support code") == "/portal/support-code/"
    assert page.link("Security activity") == "/portal/activity/"
    assert page.link("Contacts of record") == "/portal/contacts/"
    assert page.link("Phone support") == "/portal/phone-support/"
    assert page.link("Help") == "/help/"
    (tiles,) = page.all("ul", class_="tiles")
    assert len(list(tiles.iter("a"))) == 8
    assert "/account/" in {link.get("href") for link in tiles.iter("a")}


def test_it_tells_how_the_own_pin_stands(cast: Cast) -> None:
    assert "Set just now" in read(signed_in(cast.alice).get("/portal/")).text
    dora = make_administrator(cast.account, "dora@harbour.example", "Dora Dahl")
    page = read(signed_in(dora).get("/portal/"))
    assert "You have no Security PIN yet." in page.text
    Pin.objects.filter(administrator=cast.bob).update(failures=settings.WATCHWORD.pin_attempts)
    page = read(signed_in(cast.bob).get("/portal/"))
    assert "Your Security PIN is locked" in page.text


def test_the_menu_names_the_person_and_signs_out(cast: Cast) -> None:
    page = read(signed_in(cast.bob).get("/portal/"))
    (menu,) = page.all("details", class_="menu")
    assert said(menu).startswith("Bob Breton bob@harbour.example ")
    assert said(menu).endswith(" Sign out")
    (form,) = menu.iter("form")
    assert (form.get("method"), form.get("action")) == ("post", "/logout/")


def test_nobody_else_gets_in(cast: Cast) -> None:
    nobody_else_gets_in(cast, "/portal/")
