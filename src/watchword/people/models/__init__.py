"""Tables of people, one module each."""

from watchword.people.models.account import Account
from watchword.people.models.administrator import Administrator
from watchword.people.models.agent import Agent
from watchword.people.models.contact import ContactOfRecord
from watchword.people.models.invitation import Invitation
from watchword.people.models.link import OneTimeLink
from watchword.people.models.password_reset import PasswordReset
from watchword.people.models.recovery import Recovery
from watchword.people.models.session import Session
from watchword.people.models.user import User

__all__ = [
    "Account",
    "Administrator",
    "Agent",
    "ContactOfRecord",
    "Invitation",
    "OneTimeLink",
    "PasswordReset",
    "Recovery",
    "Session",
    "User",
]
