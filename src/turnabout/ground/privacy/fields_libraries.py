"""Fields of the tables that come with Django and with the libraries for sign-in and jobs."""

from __future__ import annotations

from typing import Final

from turnabout.ground.privacy.rows import gather, personal, plain

WITH_ACCOUNT: Final = {"kept": "while the account exists", "erased": "deleted with the account"}

LIBRARIES: Final = gather(
    plain("auth.Permission", "id name content_type codename", "names of rights; not used"),
    plain("auth.Group", "id name permissions", "not used"),
    plain("auth.Group_permissions", "id group permission", "not used"),
    plain("contenttypes.ContentType", "id app_label model", "names of tables"),
    personal(
        "sessions.Session",
        "session_data",
        "credentials",
        purpose="staying signed in, and the code of a sign-in that is under way (sealed)",
        kept="12 hours",
        erased="deleted at sign-out, or by the hourly clean-up once it ran out",
    ),
    plain("sessions.Session", "session_key expire_date"),
    personal(
        "account.EmailAddress",
        "user email verified primary",
        "account",
        purpose="which mail is known to be the person's",
        **WITH_ACCOUNT,
    ),
    plain("account.EmailAddress", "id"),
    personal(
        "account.EmailConfirmation",
        "email_address key",
        "credentials",
        purpose="confirming a mail by link; not used, mails are confirmed by code",
        **WITH_ACCOUNT,
    ),
    plain("account.EmailConfirmation", "id created sent"),
    personal(
        "mfa.Authenticator",
        "user type data created_at last_used_at",
        "second_step",
        purpose="the second step of signing in: the key of an app and recovery codes (sealed), a passkey's public half",
        **WITH_ACCOUNT,
    ),
    plain("mfa.Authenticator", "id"),
    plain(
        "django_tasks_database.DBTaskResult",
        "id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids "
        "queue_name backend_name run_after return_value exception_class_path traceback",
        "names of chores; no argument, result or traceback ever holds content",
    ),
)
