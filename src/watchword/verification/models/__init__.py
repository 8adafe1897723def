"""Tables of verification, one module each."""

from watchword.verification.models.conversation import Channel, Conversation, Department
from watchword.verification.models.dispute import Dispute
from watchword.verification.models.grant import Grant
from watchword.verification.models.limit import Limit
from watchword.verification.models.verification import Level, Method, Outcome, Scope, Verification

__all__ = [
    "Channel",
    "Conversation",
    "Department",
    "Dispute",
    "Grant",
    "Level",
    "Limit",
    "Method",
    "Outcome",
    "Scope",
    "Verification",
]
