"""Who sees what the house keeps about accounts, mails and what was done."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from turnabout.ground.privacy.audiences import Audience, Datum, Extent

OWNER, ADMINISTRATOR = Audience.OWNER, Audience.ADMINISTRATOR
ALL = Extent.ALL

GROUND: Final = (
    Datum("account", {OWNER: ALL, ADMINISTRATOR: ALL}, _("Seen by you and administrators.")),
    Datum("credentials", {}, _("Seen by nobody. It is kept in a form that cannot be read back.")),
    Datum(
        "second_step",
        {},
        _(
            "Seen by nobody. What the server needs to check a code is sealed; a passkey never leaves your device."
        ),
    ),
    Datum(
        "outgoing_mail",
        {ADMINISTRATOR: Extent.STATE_AND_DATE},
        _("You get it by mail. Administrators see whether it could be delivered, not what it says."),
    ),
    Datum(
        "audit",
        {ADMINISTRATOR: ALL},
        _("Seen by administrators: who did what and when, without its content."),
    ),
)
