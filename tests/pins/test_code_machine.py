"""A support code as a machine of states: in any order of acts, a model tells whom it verifies."""

from __future__ import annotations

import datetime as dt
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

from tests.verification.codes import wrong
from watchword.core import clock
from watchword.keys.current import key_ring
from watchword.pins import guard, sealing
from watchword.pins.codes import LIFE, CodeState, code_status
from watchword.pins.errors import SupportCodeRefusedError
from watchword.pins.flows.make_support_code import make_support_code
from watchword.pins.flows.unlock_pin import unlock_pin
from watchword.pins.models import SupportCode

if TYPE_CHECKING:
    from tests.support.cast import Cast

LIMIT = 5
BEGIN = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)


class Codes(RuleBasedStateMachine):
    """Codes of alice: made, guessed at with several on their way, run out, unlocked."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.now = BEGIN
        self.code, self.expires, self.used = "", BEGIN, False
        self.charged, self.unlocks, self.wrong_since_act = 0, 0, 0
        self.under_way: list[tuple[SupportCode, str]] = []
        SupportCode.objects.all().delete()

    @rule()
    def a_code_is_made(self) -> None:
        with clock.at(self.now):
            try:
                made = make_support_code(self.cast.alice, strong=False)
            except SupportCodeRefusedError:
                assert self.charged >= LIMIT
                return
        assert self.charged < LIMIT
        assert len(made.digits) == 8
        self.code, self.expires, self.used = made.digits, self.now + LIFE, False

    @rule(seconds=st.sampled_from([1, 299, 300, 599, 600]))
    def time_passes(self, seconds: int) -> None:
        self.now += dt.timedelta(seconds=seconds)

    @precondition(lambda self: self.code and len(self.under_way) < 8)
    @rule(right=st.booleans())
    def somebody_comes_with_a_code(self, *, right: bool) -> None:
        code = SupportCode.objects.get()
        if not code.live(self.now):
            assert self.used or self.now >= self.expires
            return
        taken = guard.charge(SupportCode, code)
        assert taken == (self.charged < LIMIT)
        if taken:
            self.charged += 1
            digits = self.code if right else wrong(self.code)
            self.under_way.append((code, digits))

    @precondition(lambda self: self.under_way)
    @rule(which=st.integers(0, 7))
    def it_is_decided(self, which: int) -> None:
        code, digits = self.under_way.pop(which % len(self.under_way))
        current = SupportCode.objects.get()
        if not sealing.matches(key_ring(), code.stored(), self.cast.alice.public_id, digits):
            self.wrong_since_act += code.unlocks == self.unlocks
            return
        same = code.sealed == current.sealed and code.unlocks == self.unlocks
        assert guard.give_back(code) == same
        self.charged -= same
        if same:
            serves = not self.used and self.now < self.expires
            assert guard.spend(code, self.now) == serves
            self.used = self.used or serves

    @rule()
    def its_owner_unlocks(self) -> None:
        assert unlock_pin(self.cast.alice) == (self.charged >= LIMIT)
        if self.charged >= LIMIT:
            self.charged, self.wrong_since_act = 0, 0
            self.unlocks += 1

    @invariant()
    def the_row_is_that_of_the_model(self) -> None:
        if not self.code:
            return
        code = SupportCode.objects.get()
        assert (code.failures, code.unlocks) == (self.charged, self.unlocks)
        assert (code.used_at is not None) == self.used
        with clock.at(self.now):
            state = code_status(self.cast.alice).state
        assert (state == CodeState.LIVE) == (not self.used and self.now < self.expires)

    @invariant()
    def no_more_wrong_ones_than_allowed_since_the_owner_acted(self) -> None:
        assert self.wrong_since_act <= self.charged <= LIMIT


def test_no_order_of_acts_buys_a_guess_or_a_second_use(cast: Cast) -> None:
    class CodesOfTheCast(Codes):
        pass

    CodesOfTheCast.cast = cast
    chosen = hypothesis_settings.default
    assert chosen is not None
    few = hypothesis_settings(max_examples=chosen.max_examples // 4, stateful_step_count=40)
    run_state_machine_as_test(CodesOfTheCast, settings=few)
