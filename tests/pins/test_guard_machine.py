"""The guard as a machine of states: in any order of guesses and acts, a model tells the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.support.cast import ALICE_PIN, WRONG_PIN
from watchword.core import clock
from watchword.keys.current import key_ring
from watchword.pins import guard, sealing
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.flows.unlock_pin import unlock_pin
from watchword.pins.models import Pin, subject_of

if TYPE_CHECKING:
    from tests.support.cast import Cast

LIMIT = 5
PINS = [ALICE_PIN, "620948", "9174"]


class Guesses(RuleBasedStateMachine):
    """Attempts, of which several may be between charge and decision, and acts of the owner."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.pin_now = ""
        self.under_way: list[Pin] = []
        self.wrong_since_act = 0
        self.charged = 0
        self.announced = False
        self.owner_sets(ALICE_PIN)

    @rule(digits=st.sampled_from(PINS))
    def owner_sets(self, digits: str) -> None:
        alice = self.cast.alice
        set_pin(self.cast.account, alice, digits, actor=alice.actor(), origin=Pin.Origin.OWNER)
        self.pin_now, self.charged, self.wrong_since_act = digits, 0, 0
        self.announced = False

    @precondition(lambda self: len(self.under_way) < 8)
    @rule()
    def somebody_guesses(self) -> None:
        pin = Pin.objects.get(administrator=self.cast.alice)
        taken = guard.charge(Pin, pin)
        assert taken == (self.charged < LIMIT)
        if taken:
            self.charged += 1
            self.under_way.append(pin)

    @precondition(lambda self: self.under_way)
    @rule(right=st.booleans(), which=st.integers(0, 7))
    def a_guess_is_decided(self, *, right: bool, which: int) -> None:
        pin = self.under_way.pop(which % len(self.under_way))
        current = Pin.objects.get(pk=pin.pk)
        replaced = (pin.sealed, pin.unlocks) != (current.sealed, current.unlocks)
        if right:
            assert guard.give_back(pin) == (not replaced)
            self.charged -= 0 if replaced else 1
            self.announced = self.announced and replaced
        else:
            self.wrong_since_act += 0 if replaced else 1
            assert guard.announce_lock(Pin, pin, clock.now()) == self.news()

    @rule()
    def owner_unlocks(self) -> None:
        opened = unlock_pin(self.cast.alice)
        assert opened == (self.charged >= LIMIT)
        if opened:
            self.charged, self.wrong_since_act, self.announced = 0, 0, False

    @precondition(lambda self: self.under_way)
    @rule()
    def the_process_dies(self) -> None:
        self.under_way.clear()
        key_ring.cache_clear()

    @rule()
    def somebody_asks_for_news(self) -> None:
        pin = Pin.objects.get(administrator=self.cast.alice)
        assert guard.announce_lock(Pin, pin, clock.now()) == self.news()

    @rule(digits=st.sampled_from([*PINS, WRONG_PIN]))
    def only_the_pin_of_now_matches(self, digits: str) -> None:
        pin = Pin.objects.get(administrator=self.cast.alice)
        subject = subject_of(self.cast.account, self.cast.alice)
        matched = sealing.matches(key_ring(), pin.stored(), subject, digits)
        assert matched == (digits == self.pin_now)

    def news(self) -> bool:
        """Tell whether a lock is there that was not announced; from now on it is."""
        news = self.charged >= LIMIT and not self.announced
        self.announced = self.announced or news
        return news

    @invariant()
    def the_count_is_that_of_the_model(self) -> None:
        pin = Pin.objects.get(administrator=self.cast.alice)
        assert pin.failures == self.charged
        assert 0 <= pin.failures <= LIMIT
        assert (pin.lock_announced_at is not None) == self.announced

    @invariant()
    def no_more_wrong_guesses_than_allowed_since_the_owner_acted(self) -> None:
        assert self.wrong_since_act <= self.charged <= LIMIT

    @invariant()
    def nobody_else_is_charged(self) -> None:
        others = Pin.objects.exclude(administrator=self.cast.alice)
        assert set(others.values_list("failures", flat=True)) == {0}


def test_no_order_of_guesses_and_acts_breaks_the_guard(cast: Cast) -> None:
    class GuessesOfTheCast(Guesses):
        pass

    GuessesOfTheCast.cast = cast
    chosen = hypothesis_settings.default
    assert chosen is not None
    few = hypothesis_settings(max_examples=chosen.max_examples // 4, stateful_step_count=40)
    run_state_machine_as_test(GuessesOfTheCast, settings=few)
