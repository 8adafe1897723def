"""Every WATCHWORD_* setting: read, bounded, read from a file, and refused with one sentence."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.core.errors import SettingError
from watchword.settings import env
from watchword.settings.checks import findings
from watchword.settings.product import PREFIX, Product

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = dataclasses.fields(Product)
NUMBERS = [field for field in FIELDS if field.type == "int"]
TEXTS = [field for field in FIELDS if field.type == "str"]
CHOICES = [field for field in TEXTS if field.metadata["choices"]]
FREE = [field for field in TEXTS if not field.metadata["choices"] and field.name != "accent"]


def name_of(field: dataclasses.Field[Any]) -> str:
    return PREFIX + field.name.upper()


def read(field: dataclasses.Field[Any], text: str) -> Any:  # noqa: ANN401 - of any type
    # Lengths are read together, so that a least length may be any.
    others = {"WATCHWORD_PIN_MAX_LENGTH": "10"} if field.name == "pin_min_length" else {}
    product = Product.from_environment({**others, name_of(field): text})
    return getattr(product, field.name)


def refused(field: dataclasses.Field[Any], text: str) -> None:
    """Assert that ``text`` is refused with one sentence that names the setting."""
    with pytest.raises(SettingError, match=r"^[^\n]+\.$") as error:
        read(field, text)
    assert name_of(field) in str(error.value)


each_number = pytest.mark.parametrize("field", NUMBERS, ids=lambda field: field.name)
each_field = pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)


def test_with_nothing_set_everything_has_its_default() -> None:
    product = Product.from_environment({})
    assert product == Product()
    assert (product.pin_min_length, product.pin_max_length, product.pin_attempts) == (4, 10, 5)
    assert (product.grant_minutes, product.hash_profile, product.debug) == (15, "7mib", False)


@each_number
def test_a_number_is_read_to_its_bounds_and_no_further(field: dataclasses.Field[Any]) -> None:
    least, most = field.metadata["minimum"], field.metadata["maximum"]
    reached = most if field.name != "pin_max_length" else least
    assert read(field, str(least)) == least
    assert read(field, f" {reached} ") == reached
    refused(field, str(most + 1))
    if least:
        refused(field, str(least - 1))


@each_number
@pytest.mark.parametrize("text", ["", "five", "-1", "+5", "5.0", "0x5", "٥", "５", "9" * 5000])
def test_what_is_no_number_is_refused(field: dataclasses.Field[Any], text: str) -> None:
    refused(field, text)


@pytest.mark.parametrize("field", CHOICES, ids=lambda field: field.name)
def test_a_choice_is_one_of_its_words(field: dataclasses.Field[Any]) -> None:
    for word in field.metadata["choices"]:
        assert read(field, word) == word
    for word in ("", "fast", field.metadata["choices"][0].upper()):
        refused(field, word)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", True), ("TRUE", True), (" yes ", True), ("on", True), ("0", False), ("no", False)],
)
def test_yes_and_no_are_read(text: str, value: bool) -> None:  # noqa: FBT001 - what is read
    assert Product.from_environment({"WATCHWORD_DEBUG": text}).debug is value


@pytest.mark.parametrize("text", ["2", "maybe", "y e s", "ja"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match="WATCHWORD_DEBUG"):
        Product.from_environment({"WATCHWORD_DEBUG": text})


@pytest.mark.parametrize("field", FREE, ids=lambda field: field.name)
def test_a_text_is_read_as_it_is_and_holds_nothing_hidden(field: dataclasses.Field[Any]) -> None:
    assert read(field, "Ñandú & Söhne") == "Ñandú & Söhne"
    for hidden in ("Example\nBcc: somebody", "a\0b", "a\u202eb", "a\rb"):
        refused(field, hidden)


@pytest.mark.parametrize("accent", ["", "red", "#12345", "#1234567", "#12345g", "#1f4e79\n"])
def test_a_colour_is_six_hexadecimal_digits(accent: str) -> None:
    with pytest.raises(SettingError, match="WATCHWORD_ACCENT"):
        Product.from_environment({"WATCHWORD_ACCENT": accent})


def test_lengths_the_wrong_way_round_are_refused() -> None:
    environ = {"WATCHWORD_PIN_MIN_LENGTH": "8", "WATCHWORD_PIN_MAX_LENGTH": "6"}
    with pytest.raises(SettingError, match="exchange them"):
        Product.from_environment(environ)


def sample(field: dataclasses.Field[Any]) -> str:
    """Return a text that the setting takes."""
    special = {"accent": "#123456", "pin_max_length": "9", "pin_min_length": "5", "debug": "yes"}
    if field.metadata["choices"]:
        return str(field.metadata["choices"][-1])
    return special.get(field.name, "7")


@each_field
def test_each_can_be_read_from_a_file(field: dataclasses.Field[Any], tmp_path: Path) -> None:
    path = tmp_path / "setting"
    path.write_text(sample(field) + "\n")
    product = Product.from_environment({name_of(field) + "_FILE": str(path)})
    direct = Product.from_environment({name_of(field): sample(field)})
    assert product == direct != Product()


@each_field
def test_both_at_once_are_refused(field: dataclasses.Field[Any], tmp_path: Path) -> None:
    environ = {name_of(field): sample(field), name_of(field) + "_FILE": str(tmp_path)}
    with pytest.raises(SettingError, match="not both"):
        Product.from_environment(environ)


@pytest.mark.parametrize("what", ["nothing", "folder", "bytes", "NUL"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, what: str) -> None:
    path = tmp_path / "setting"
    if what == "folder":
        path.mkdir()
    elif what == "bytes":
        path.write_bytes(b"\xff\xfe")
    name = "a\0b" if what == "NUL" else str(path)
    with pytest.raises(SettingError, match=r"^WATCHWORD_SECRET_KEY_FILE names [^\n]*\.$"):
        Product.from_environment({"WATCHWORD_SECRET_KEY_FILE": name})


@given(st.text(max_size=30))
def test_whatever_is_set_no_other_error_comes_of_it(text: str) -> None:
    for field in FIELDS:
        with suppress(SettingError):
            read(field, text)


def test_a_slip_in_a_name_is_found() -> None:
    environ = {
        "WATCHWORD_PIN_ATEMPTS": "3",
        "WATCHWORD_SECRET_KEY_FILE": "x",
        "WATCHWORD_ODD_FILE": "x",
        "OTHER": "x",
    }
    assert Product.unknown(environ) == ["WATCHWORD_ODD", "WATCHWORD_PIN_ATEMPTS"]


@each_field
def test_each_says_what_it_does(field: dataclasses.Field[Any]) -> None:
    assert field.metadata["effect"].endswith(".")


def test_the_settings_show_no_secret() -> None:
    secrets = [field for field in FIELDS if field.metadata["secret"]]
    names = {"secret_key", "email_url", "database_url", "oidc_client_secret"}
    assert {field.name for field in secrets} == names
    product = Product.from_environment({name_of(field): "hidden-thing" for field in secrets})
    assert "hidden-thing" not in f"{product} {product!r}"


def test_the_folder_is_absolute() -> None:
    assert Product.from_environment({"WATCHWORD_DATA": "var/demo"}).folder.is_absolute()
    assert "~" not in str(Product().folder)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"base_url": "http://verify.example"}, "base_url"),
        ({"secret_key": "short"}, "secret_key"),
        ({"email_url": ""}, "email_url"),
        ({"hash_profile": "test"}, "hash_profile"),
        ({"debug": True}, "debug"),
    ],
)
def test_what_is_unfit_for_production_is_found(
    changes: dict[str, Any], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Product, "unknown", list)
    fit = Product(base_url="https://v.example", email_url="smtps://m", secret_key="x" * 50)
    found = [finding.code for finding in findings(dataclasses.replace(fit, **changes))]
    assert found == ([code] if code else [])


@pytest.mark.parametrize("name", ["WATCHWORD_SUPPORT_PHONE", "WATCHWORD_SUPPORT_PHONE_FILE"])
def test_what_is_not_set_is_not_there(name: str) -> None:
    assert env.raw("WATCHWORD_SUPPORT_PHONE", {"OTHER_" + name: "x"}) is None
