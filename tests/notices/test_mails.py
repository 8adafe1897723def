"""Every mail that can go out: what it says, in text and in HTML alike, and what it never says.

With ``WATCHWORD_TEST_MAILS`` naming a folder the mails are written there, to be looked at.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest
from django.urls import resolve

from tests.notices.samples import OFFICE, all_mails, letters, notice_of
from tests.support.cast import ACCOUNT_PIN, ALICE_PIN, BOB_PIN
from tests.support.rings import product_with
from watchword.notices.advice import ADVICE
from watchword.notices.catalogue import SENTENCES
from watchword.notices.envelope import mail_of
from watchword.notices.models import Notice
from watchword.notices.subjects import SUBJECTS
from watchword.people.models import User

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from django.core.mail import EmailMultiAlternatives
    from pytest_django.fixtures import Settings

    from tests.support.cast import Cast

KINDS = [
    *(event.value for event in SENTENCES),
    *("invitation", "invitation-staff", "reset", "reset-staff", "recovery", "recovery-stop"),
]
each_mail = pytest.mark.parametrize("kind", KINDS)
in_both = pytest.mark.parametrize("language", ["en", "es"])
BASE = "https://verify.harbour.example"
REMOTE = {"img", "link", "script", "iframe", "object", "video", "audio", "form", "input"}


@pytest.fixture(autouse=True)
def provider(settings: Settings) -> None:
    """Be a provider with a phone number, whose name tests what is done with names."""
    settings.WATCHWORD = product_with(
        settings.WATCHWORD,
        provider_name="Müller & Søn <Telephony>",
        support_phone="+1 555 010 4400",
        base_url=f"{BASE}/",
    )


def mail(cast: Cast, kind: str, language: str = "en") -> EmailMultiAlternatives:
    User.objects.update(language=language)
    made = mail_of(all_mails(cast)[kind])
    assert made
    return made


def html_of(made: EmailMultiAlternatives) -> str:
    ((content, kind),) = made.alternatives
    assert kind == "text/html"
    assert isinstance(content, str)
    return content


def tree_of(made: EmailMultiAlternatives) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(html_of(made))
    return tree


def words(text: object) -> str:
    return " ".join(str(text).split())


@each_mail
@in_both
def test_the_html_is_sound_and_asks_for_nothing(cast: Cast, kind: str, language: str) -> None:
    made = mail(cast, kind, language)
    keep(kind, language, made)
    tree = tree_of(made)
    elements = list(tree.iter())
    assert not [element.tag for element in elements if element.tag in REMOTE]
    assert not [name for element in elements for name in element.attrib if name.startswith("on")]
    assert "url(" not in html_of(made)
    assert "@import" not in html_of(made)
    assert tree.get("lang") == language
    assert len(list(tree.iter("h1"))) == 1
    assert all(table.get("role") == "presentation" for table in tree.iter("table"))


@each_mail
@in_both
def test_text_and_html_say_the_same_in_the_same_order(cast: Cast, kind: str, language: str) -> None:
    made = mail(cast, kind, language)
    text = words(made.body)
    place = 0
    for element in tree_of(made).find("body").iter():  # type: ignore[union-attr]  # parsed: it is there
        said = words(element.text or "")
        if said and element.tag != "bdi":
            found = text.find(said.rstrip(":"), place)
            assert found >= place, said
            place = found


@each_mail
def test_there_is_one_button_and_it_leads_to_us(cast: Cast, kind: str) -> None:
    made = mail(cast, kind)
    (link,) = tree_of(made).iter("a")
    address = str(link.get("href"))
    assert address.startswith(f"{BASE}/")
    assert made.body.count("http") == 1
    assert f"<{address}>" in made.body
    resolve(address.removeprefix(BASE))


@each_mail
@in_both
def test_no_line_of_the_text_is_too_long_but_an_address(
    cast: Cast, kind: str, language: str
) -> None:
    lines = mail(cast, kind, language).body.splitlines()
    assert not [line for line in lines if len(line) > 72 and not line.startswith("<https://")]


@pytest.mark.parametrize("event", [event.value for event in SENTENCES])
@in_both
def test_a_notice_holds_no_name_number_address_or_secret(
    cast: Cast, event: str, language: str
) -> None:
    made = mail(cast, event, language)
    said = f"{made.subject}{made.body}{html_of(made)}"
    secret = [ALICE_PIN, BOB_PIN, ACCOUNT_PIN, "Alice", "Archer", "Bob", "Harbour B", "@", "Quay"]
    assert not [word for word in [*secret, "100200"] if word in said.replace("@media", "")]
    assert not re.search(r"[a-z]{3}_[0-9a-z]{26}", said)
    assert "…200" in made.body
    assert "+1 555 010 4400" in made.body


@each_mail
def test_the_subject_holds_nothing_of_the_account(cast: Cast, kind: str) -> None:
    subject = mail(cast, kind).subject
    assert subject.startswith("Müller & Søn <Telephony>: ")
    assert "200" not in subject
    assert "Harbour" not in subject


def test_every_event_has_its_subject_and_its_advice() -> None:
    assert set(SENTENCES) <= set(SUBJECTS)
    assert set(SENTENCES) <= set(ADVICE)
    assert len({str(subject) for subject in SUBJECTS.values()}) == len(SUBJECTS)


def test_it_says_when_in_the_zone_of_the_reader(cast: Cast) -> None:
    User.objects.filter(pk=cast.alice.user.pk).update(time_zone="Asia/Tokyo")
    made = mail_of(notice_of(cast, "pin.set", cast.alice.user.email))
    assert made
    assert re.search(r"When: \d+ \w+ \d{4}, \d\d:\d\d JST", words(made.body))


@pytest.mark.parametrize(
    ("actor", "channel", "how"),
    [
        ("administrator", "", "How: in the customer portal, by an administrator"),
        ("agent", "phone", "How: by phone, at our support desk, by an agent"),
        ("api_key", "chat", "How: by live chat, through a system that is connected to ours"),
        ("caller", "", "How: with a link that was sent by mail"),
        ("operator", "", "How: by those who run this service"),
        ("", "email", "How: by email"),
    ],
)
def test_it_says_how_it_was_done(cast: Cast, actor: str, channel: str, how: str) -> None:
    notice = notice_of(cast, "pin.set")
    notice.actor_kind, notice.channel = actor, channel
    made = mail_of(notice)
    assert made
    assert how in words(made.body)


@pytest.mark.parametrize("actor", ["system", ""])
def test_it_does_not_say_what_it_does_not_know(cast: Cast, actor: str) -> None:
    notice = notice_of(cast, "pin.set")
    notice.actor_kind = actor
    made = mail_of(notice)
    assert made
    assert "How:" not in made.body


def test_what_machines_read_of_it(cast: Cast) -> None:
    notice = notice_of(cast, "pin.set")
    first, second = mail_of(notice), mail_of(notice)
    assert first
    assert second
    message = first.message()
    assert message["Message-ID"] == second.message()["Message-ID"]
    assert notice.public_id in message["Message-ID"]
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["To"] == OFFICE
    assert "watchword@" in message["From"]
    assert [part.get_content_type() for part in message.walk()][1:] == [
        "text/plain",
        "text/html",
    ]


def test_names_are_text(cast: Cast) -> None:
    type(cast.account).objects.filter(pk=cast.account.pk).update(name='"><img src=x>\r\nBcc: a@b')
    cast.account.refresh_from_db()
    made = mail_of(letters(cast)["invitation"])
    assert made
    assert "<img" not in html_of(made)
    made.message()


def test_a_customer_without_any_choice_reads_the_installations_language(
    cast: Cast, settings: Settings
) -> None:
    settings.LANGUAGE_CODE = "es"
    made = mail_of(Notice(account=cast.account, event="pin.set", at=cast.account.created_at))
    assert made
    assert made.message()["Content-Language"] == "es"


def keep(kind: str, language: str, made: EmailMultiAlternatives) -> None:
    """Write the mail to the folder that is asked for, if one is."""
    folder = os.environ.get("WATCHWORD_TEST_MAILS")
    if folder:
        path = Path(folder)
        (path / f"{kind}-{language}.html").write_text(html_of(made), encoding="utf-8")
        (path / f"{kind}-{language}.txt").write_text(
            f"{made.subject}\n\n{made.body}", encoding="utf-8"
        )
