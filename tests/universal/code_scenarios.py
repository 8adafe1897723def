"""Scenarios of support codes, locks and the switch of phone support, as `flow_scenarios` has them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.verification.codes import code_of, wrong
from tests.verification.helping import granted, opened
from watchword.people.models import Account
from watchword.pins.flows.make_support_code import make_support_code
from watchword.pins.flows.unlock_pin import unlock_account_pin, unlock_pin
from watchword.pins.models import Pin, SupportCode
from watchword.verification.flows.lock_phone_support import lock_phone_support
from watchword.verification.flows.open_phone_support import open_phone_support
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Method

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast

    Work = Callable[[], object]


def another_code(cast: Cast) -> Work:
    code_of(cast.alice)
    return partial(make_support_code, cast.alice, strong=True)


def a_right_code(cast: Cast) -> Work:
    return _submit(cast, code_of(cast.alice))


def a_wrong_code(cast: Cast) -> Work:
    return _submit(cast, wrong(code_of(cast.alice)))


def the_last_code(cast: Cast) -> Work:
    code = code_of(cast.alice)
    SupportCode.objects.filter(administrator=cast.alice).update(failures=4)
    return _submit(cast, wrong(code))


def _submit(cast: Cast, digits: str) -> Work:
    verification = opened(cast, cast.alice)
    submitter = cast.ann.actor()
    method = Method.SUPPORT_CODE
    return partial(submit_secret, verification, digits, submitter=submitter, method=method)


def a_lock_of_phone_support(cast: Cast) -> Work:
    granted(cast)
    code_of(cast.bob)
    account = Account.objects.get(pk=cast.account.pk)
    return partial(lock_phone_support, account, actor=cast.alice.actor())


def phone_support_opened(cast: Cast) -> Work:
    lock_phone_support(cast.account, actor=cast.alice.actor())
    return partial(open_phone_support, cast.alice)


def an_unlock(cast: Cast) -> Work:
    code_of(cast.alice)
    Pin.objects.update(failures=5)
    SupportCode.objects.update(failures=5)
    return partial(unlock_pin, cast.alice)


def an_unlock_of_the_account(cast: Cast) -> Work:
    Pin.objects.update(failures=5)
    return partial(unlock_account_pin, cast.alice)


SUBMISSIONS = [a_right_code, a_wrong_code, the_last_code]
SCENARIOS: dict[str, list[Callable[[Cast], Work]]] = {
    "pins.make_support_code:make_support_code": [
        lambda cast: partial(make_support_code, cast.alice, strong=False),
        another_code,
    ],
    "pins.unlock_pin:unlock_pin": [an_unlock],
    "pins.unlock_pin:unlock_account_pin": [an_unlock_of_the_account],
    "verification.lock_phone_support:lock_phone_support": [a_lock_of_phone_support],
    "verification.open_phone_support:open_phone_support": [phone_support_opened],
}
