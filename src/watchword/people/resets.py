"""Who comes with a link to choose a new password, and what must hold when the link is spent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.people.access import administrator_of
from watchword.people.errors import FactorRefusedError, LinkRefusedError
from watchword.people.factors import has_second_factor
from watchword.people.links import end_links, live_link, spend
from watchword.people.models import PasswordReset, Recovery, User
from watchword.people.recoveries import may_be_helped

if TYPE_CHECKING:
    from watchword.people.models import Administrator, OneTimeLink


@dataclass(frozen=True, slots=True)
class Resetting:
    """One who comes with a link that serves; ``administrator`` is None for one of the staff."""

    link: PasswordReset
    administrator: Administrator | None

    @property
    def user(self) -> User:
        """The person."""
        return self.administrator.user if self.administrator else self.link.user

    @property
    def needs_proof(self) -> bool:
        """Whether the person has a second factor, which has to be proved besides."""
        return has_second_factor(self.user)


def resetting_with(token: str) -> Resetting:
    """Return whom the link ``token`` lets choose now; raise `LinkRefusedError`, and not why."""
    link = live_link(PasswordReset, token)
    if link is None or not may_be_helped(link.user):
        raise LinkRefusedError
    return Resetting(link, administrator_of(link.user))


def take_reset(resetting: Resetting, *, proved: bool) -> None:
    """Spend the link inside the caller's transaction, and end every other way back in.

    Raises `LinkRefusedError` if it was spent meanwhile or the person removed, and `FactorRefusedError`
    if the person has a second factor that was not ``proved``: the mail alone lets nobody in.
    """
    take(resetting.link)
    if resetting.needs_proof and not proved:
        raise FactorRefusedError


def take(link: OneTimeLink) -> None:
    """Spend ``link`` inside the caller's transaction; raise `LinkRefusedError` if it serves no longer."""
    # Whoever removes this person, or asks for another link, at the same moment waits here.
    present = User.objects.select_for_update().filter(pk=link.user_id, is_active=True)
    if not present.exists() or not spend(link):
        raise LinkRefusedError
    end_links(PasswordReset, link.user_id)
    # One that waits is over too: the person is back in.
    end_links(Recovery, link.user_id)
