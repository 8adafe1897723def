"""Reports of the same entry at the same moment: one report, one lock, one entry of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.portal.happened import a_wrong_guess
from tests.support.together import at_once
from watchword.ledger.models import Entry
from watchword.verification.flows.close_dispute import close_dispute
from watchword.verification.flows.dispute_activity import dispute_activity
from watchword.verification.models import Dispute

if TYPE_CHECKING:
    from tests.support.cast import Cast


@pytest.mark.django_db(transaction=True)
def test_of_many_who_report_it_at_once_one_report_comes(cast: Cast) -> None:
    entry = a_wrong_guess(cast)

    def report() -> Dispute:
        return dispute_activity(cast.alice, entry.public_id)

    answers = at_once([report] * 6)
    assert {str(answer) for answer in answers} == {str(Dispute.objects.get())}
    for event in ("activity.disputed", "phone_support.locked"):
        assert Entry.objects.filter(event=event).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_close_it_at_once_one_does(cast: Cast) -> None:
    dispute = dispute_activity(cast.alice, a_wrong_guess(cast).public_id)

    def close() -> Dispute:
        return close_dispute(cast.sue, dispute.public_id)

    answers = at_once([close] * 4)
    assert sum(isinstance(answer, Dispute) for answer in answers) == 1
    assert Entry.objects.filter(event="activity.dispute_closed").count() == 1
