"""Fields of accounts, audit and mails."""

from __future__ import annotations

from typing import Final

from turnabout.ground.privacy.rows import gather, personal, plain

WITH_ACCOUNT: Final = {"kept": "while the account exists", "erased": "deleted with the account"}
WITH_MAIL: Final = {"kept": "30 days after it was sent or given up", "erased": "deleted with the message"}

GROUND: Final = gather(
    personal(
        "accounts.User",
        "email name timezone language",
        "account",
        purpose="signing in, reading in one's own words and time",
        **WITH_ACCOUNT,
    ),
    personal("accounts.User", "password", "credentials", purpose="signing in; a slow hash", **WITH_ACCOUNT),
    personal(
        "accounts.User",
        "last_login is_administrator is_active date_joined second_step_asked_at left_at",
        "account",
        purpose="who may do what, and since when",
        **WITH_ACCOUNT,
    ),
    plain("accounts.User", "id uuid"),
    personal(
        "accounts.EntryLink",
        "email user",
        "account",
        purpose="whom a link lets in",
        kept="7 days after the link ran out",
        erased="deleted with the account or the link",
    ),
    plain("accounts.EntryLink", "id uuid purpose label expires_at used_at"),
    plain(
        "accounts.Installation",
        "id is_demo made_at second_step_required second_step_grace_days",
        "what this database is",
    ),
    plain(
        "accounts.Organisation",
        "id name mark mark_width mark_height changed_at",
        "what the organisation is called, and its mark in mails",
    ),
    plain("notify.OwnText", "id scope kind subject body in_use changed_at", "what a programme's mails say"),
    personal(
        "audit.Entry",
        "at actor_uuid action subject_kind subject_uuid programme_uuid facts",
        "audit",
        purpose="finding out who did and who read what",
        kept="as long as the installation; nobody can change a row",
        erased="what the identifiers point to is deleted, so that they name nobody",
    ),
    plain("audit.Entry", "id uuid request_id"),
    personal(
        "notify.Message",
        "user address language kind",
        "outgoing_mail",
        purpose="delivering mail",
        **WITH_MAIL,
    ),
    personal(
        "notify.Message",
        "params",
        "outgoing_mail",
        purpose="what the text is made from: names, links, sign-in codes (sealed)",
        kept="until the mail is sent (in a demo 30 days, for its page of mails)",
        erased="emptied when sent",
    ),
    plain(
        "notify.Message",
        "id uuid message_id state attempts next_attempt_at last_attempt_at last_error made_at sent_at",
    ),
)
