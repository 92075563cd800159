"""When a message that could not be delivered is tried again, and when it is given up."""

from __future__ import annotations

import random
import smtplib
from datetime import datetime, timedelta
from typing import Final

from turnabout.ground.notify.models import Message

GIVE_UP_AFTER: Final = timedelta(hours=72)
CODES_END_AFTER: Final = timedelta(minutes=15)  # a sign-in code that comes later opens nothing
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=4)


def next_attempt(message: Message, at: datetime) -> datetime:
    """Waits double from a minute to four hours, with jitter: a server that comes back is not met by all at once."""
    wait = min(FIRST_WAIT * 2 ** min(message.attempts - 1, 12), LONGEST_WAIT)
    return at + wait * random.uniform(0.7, 1.3)  # noqa: S311  # spreads load, keeps no secret


def is_over(message: Message, error: Exception, at: datetime) -> bool:
    """No further attempt: the time is over, or the server refused this address for good."""
    patience = CODES_END_AFTER if message.kind.startswith("account_") else GIVE_UP_AFTER
    return at - message.made_at >= patience or _refused_for_good(error)


def server_is_away(error: Exception) -> bool:
    """The server itself cannot be reached: the other messages of this round would only wait for it one by one."""
    return isinstance(error, (OSError, smtplib.SMTPServerDisconnected)) and not isinstance(
        error, (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)
    )


def _refused_for_good(error: Exception) -> bool:
    """A reply of 5xx to the one recipient or to the message; 4xx asks to come again."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
