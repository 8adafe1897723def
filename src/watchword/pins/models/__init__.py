"""Tables of secrets that are guessed at, one module each."""

from watchword.pins.models.guarded import Guarded
from watchword.pins.models.pin import Pin, subject_of
from watchword.pins.models.support_code import SupportCode

__all__ = ["Guarded", "Pin", "SupportCode", "subject_of"]
