"""Who may open which address with which verb. An address without a row fails; so does a verb that nobody declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.urls import reverse

ROLES = (
    "anonymous",
    "stranger",  # on the staff list, in no programme
    "mentor",  # owns the enrolment, one side of the pair
    "partner",  # the other side of the pair
    "other_mentor",  # in the same cohort, in another pair
    "coordinator",
    "deputy",
    "sponsor",
    "safeguarding",
    "other_coordinator",  # of another programme
    "administrator",
)
Who = frozenset[str]
SIGNED_IN: Who = frozenset(ROLES) - {"anonymous"}
EVERYBODY: Who = frozenset(ROLES)
STAFF: Who = frozenset({"stranger", "mentor", "partner", "other_mentor"})
COORDINATORS: Who = frozenset({"coordinator", "deputy"})
ADMINISTRATOR: Who = frozenset({"administrator"})
CURATORS: Who = COORDINATORS | ADMINISTRATOR | {"other_coordinator"}  # of the catalogue, which all share
NOBODY: Who = frozenset()


@dataclass(frozen=True)
class Row:
    """Roles that may, by verb. `args` names the things of the scene that stand in the address; `places` says who may
    with the same verbs where those things are somebody else's (scene.py says whose)."""

    get: Who = NOBODY
    post: Who = NOBODY
    args: tuple[str, ...] = ()
    places: Mapping[str, Who] = field(default_factory=dict)

    @property
    def verbs(self) -> Who:
        return frozenset(verb for verb, roles in (("GET", self.get), ("POST", self.post)) if roles)

    def may(self, verb: str, place: str = "here") -> Who:
        if verb not in self.verbs or place != "here":
            return self.places[place] if verb in self.verbs else NOBODY
        return self.get if verb == "GET" else self.post


def own(
    who: str, *args: str, get: bool = True, post: bool = True, held: bool = False, ended: bool = False
) -> Row:
    """Theirs alone; the one beside it is Yusuf's, and nobody's here is in another programme. What has ended they
    still find, and a form there is answered with a sentence."""
    roles = frozenset(who.split())
    places = {"beside": frozenset({"other_mentor"}), "elsewhere": NOBODY}
    places |= ({"held": NOBODY} if held else {}) | ({"ended": roles} if ended else {})
    return Row(get=roles if get else NOBODY, post=roles if post else NOBODY, args=args, places=places)


def curators(*args: str, get: bool = True, post: bool = False) -> Row:
    return Row(get=CURATORS if get else NOBODY, post=CURATORS if post else NOBODY, args=args)


def concerned(*args: str, post: bool = False) -> Row:
    """What is about a person: their coordinators and administrators."""
    here = COORDINATORS | ADMINISTRATOR
    elsewhere = ADMINISTRATOR | {"other_coordinator"}
    return Row(get=here, post=here if post else NOBODY, args=args, places={"elsewhere": elsewhere})


def coordinators(*args: str, get: bool = True, post: bool = False) -> Row:
    return Row(
        get=COORDINATORS if get else NOBODY,
        post=COORDINATORS if post else NOBODY,
        args=args,
        places={"elsewhere": frozenset({"other_coordinator"})},
    )


def shapers(*args: str, get: bool = True, post: bool = False) -> Row:
    """Who runs a programme, and administrators."""
    return Row(
        get=COORDINATORS | ADMINISTRATOR if get else NOBODY,
        post=COORDINATORS | ADMINISTRATOR if post else NOBODY,
        args=("programme", *args),
        places={"elsewhere": frozenset({"other_coordinator"}) | ADMINISTRATOR},
    )


ONCE = {"over": NOBODY}

ROWS = {
    # before sign-in
    "health": Row(get=EVERYBODY),
    "set_up": Row(get=EVERYBODY, post=EVERYBODY, args=("set_up_link",), places=ONCE),
    "join": Row(get=EVERYBODY, post=EVERYBODY, args=("invitation",), places=ONCE),
    "face": Row(get=EVERYBODY),
    "scheme": Row(post=EVERYBODY),
    "language": Row(post=EVERYBODY),
    # a demo's own pages: this database is none, so they are not there for anybody
    "demo": Row(),
    "demo_answer": Row(),
    "demo_enter": Row(args=("invitation",)),
    "demo_mails": Row(),
    "demo_mail": Row(args=("absent",)),
    # everybody's own
    "home": Row(get=SIGNED_IN),
    "topic_search": Row(get=SIGNED_IN),
    "people": Row(get=SIGNED_IN),
    "person": Row(get=SIGNED_IN, args=("person",), places={"elsewhere": SIGNED_IN}),
    "units": Row(get=SIGNED_IN),
    "sites": Row(get=SIGNED_IN),
    "site": Row(get=SIGNED_IN, post=CURATORS),
    "own_entry": Row(get=STAFF, post=STAFF),
    "own_join": Row(post=frozenset({"mentor"}), args=("asked_merge",)),
    "own_offers": Row(get=STAFF, post=STAFF),
    "own_experience": Row(get=STAFF, post=STAFF),
    "enrolment": own("mentor", "enrolment"),
    "enrolment_decline": own("mentor", "enrolment"),
    "enrolment_withdraw": own("mentor", "enrolment"),
    "enrolment_later": own("mentor", "enrolment"),
    "enrolment_start": Row(get=STAFF, post=STAFF, args=("cohort",), places={"elsewhere": STAFF}),
    "delegates": Row(get=STAFF, post=STAFF),
    "delegate_end": Row(
        get=frozenset({"mentor", "partner"}),
        post=frozenset({"mentor", "partner"}),
        args=("delegation",),
        places={"beside": frozenset({"other_mentor", "stranger"})},
    ),
    "open_link": Row(get=STAFF | {"anonymous"}, post=STAFF, args=("open_token",), places=ONCE),
    "paper": Row(get=EVERYBODY, post=EVERYBODY),
    "no_reminders": Row(get=EVERYBODY, post=EVERYBODY, args=("quiet_token",)),
    "suggest": Row(
        get=STAFF | COORDINATORS | {"sponsor"},
        post=STAFF | COORDINATORS | {"sponsor"},
        args=("cohort",),
        places={"elsewhere": STAFF | {"other_coordinator"}},
    ),
    "pair": own("mentor partner", "pair", post=False, held=True, ended=True),
    "agreement": own("mentor partner", "pair", post=False, held=True, ended=True),
    "agreement_words": own("mentor partner", "pair", held=True, ended=True),
    "agreement_versions": own("mentor partner", "pair", post=False, held=True, ended=True),
    "agreement_step": own("mentor partner", "pair", "step_kind", get=False, held=True, ended=True),
    "pair_leave": own("mentor partner", "pair", held=True, ended=True),
    "pair_pause": own("mentor partner", "pair", held=True, ended=True),
    "pair_act": own("mentor partner", "pair", "course_kind", get=False, held=True, ended=True),
    "stay_out": Row(
        get=frozenset({"mentor", "partner", "safeguarding"}),  # the last where something is stated
        post=frozenset({"mentor", "partner"}),
        args=("pair",),
        places={
            "beside": frozenset({"other_mentor"}),
            "elsewhere": NOBODY,
            "held": NOBODY,
            "ended": frozenset({"mentor", "partner"}),
        },
    ),
    "stay_out_act": own("mentor partner", "pair", "act_kind", get=False, held=True, ended=True),
    "stated_pairs": Row(get=frozenset({"safeguarding"})),
    # administrators
    "programmes": Row(get=ADMINISTRATOR),
    "staff_lists": Row(get=ADMINISTRATOR, post=ADMINISTRATOR),
    "sources": Row(get=ADMINISTRATOR),
    "source": Row(get=ADMINISTRATOR, post=ADMINISTRATOR, args=("source",)),
    "source_forget": Row(post=ADMINISTRATOR, args=("source", "forget_kind")),
    "source_remember": Row(post=ADMINISTRATOR, args=("source", "remember_kind")),
    "doubles": Row(get=ADMINISTRATOR),
    "person_join": Row(get=ADMINISTRATOR, args=("person",), places={"elsewhere": ADMINISTRATOR}),
    "person_compare": Row(
        get=ADMINISTRATOR,
        post=ADMINISTRATOR,
        args=("person", "twin"),
        places={"elsewhere": ADMINISTRATOR},
    ),
    "person_split": Row(
        get=ADMINISTRATOR, post=ADMINISTRATOR, args=("person",), places={"elsewhere": ADMINISTRATOR}
    ),
    "join_undo": Row(post=ADMINISTRATOR, args=("person_merge",)),
    "join_drop": Row(post=ADMINISTRATOR, args=("asked_merge",)),
    "programme_new": Row(get=ADMINISTRATOR, post=ADMINISTRATOR),
    "organisation": Row(get=ADMINISTRATOR, post=ADMINISTRATOR),
    "sign_in_rules": Row(get=ADMINISTRATOR, post=ADMINISTRATOR),
    "second_step_forget": Row(post=ADMINISTRATOR),
    "organisation_mark": Row(get=COORDINATORS | ADMINISTRATOR | {"other_coordinator"}),
    # who shapes a programme, and whom it is about
    "programme": shapers(),
    "programme_plan": shapers(post=True),
    "cohort_new": shapers(post=True),
    "programme_people": shapers(post=True),
    "role_away": shapers("role_kind", "role_user", get=False, post=True),
    "role_back": shapers("role_kind", "role_user", get=False, post=True),
    "programme_mails": shapers(),
    "programme_mail": shapers("mail_kind", post=True),
    "programme_mail_ours": shapers("mail_kind", get=False, post=True),
    "programme_mail_own": shapers("mail_kind", get=False, post=True),
    "programme_basis": shapers(post=True),
    "programme_about": Row(
        get=EVERYBODY - {"anonymous", "stranger", "other_coordinator"},
        args=("programme",),
        places={"elsewhere": frozenset({"other_coordinator"}) | ADMINISTRATOR},
    ),
    # coordinators and deputies of the programme
    "cohort": coordinators("cohort"),
    "cohort_close": coordinators("cohort", post=True),
    "cohort_invite": coordinators("cohort", post=True),
    "cohort_joining": coordinators("cohort", get=False, post=True),
    "cohort_links": coordinators("cohort", get=False, post=True),
    "link_back": coordinators("cohort", "link", get=False, post=True),
    "cohort_letters": coordinators("cohort", post=True),
    "hours_letter": coordinators("cohort"),
    "enrolment_desk": coordinators("cohort", "waiting_seat", post=True),
    "cohort_rules": coordinators("cohort", post=True),
    "cohort_grades": coordinators("cohort", post=True),
    "cohort_enrolments": coordinators("cohort"),
    "cohort_act": coordinators("cohort", get=False, post=True),
    "act_undo": coordinators("cohort", "act", get=False, post=True),
    "cohort_views": coordinators("cohort", get=False, post=True),
    "cohort_csv": coordinators("cohort"),
    "cohort_xlsx": coordinators("cohort"),
    "cohort_ask": coordinators("cohort", post=True),
    "cohort_intakes": coordinators("cohort", post=True),
    "intake": coordinators("intake"),
    "intake_reading": coordinators("intake", post=True),
    "intake_words": coordinators("intake", get=False, post=True),
    "intake_approve": coordinators("intake", get=False, post=True),
    "intake_drop": coordinators("intake", get=False, post=True),
    "intake_undo": coordinators("intake", get=False, post=True),
    "intake_changes": coordinators("intake"),
    "intake_problems": coordinators("intake"),
    "intake_findings": coordinators("intake"),
    "intake_file": Row(get=SIGNED_IN, args=("file",)),  # samples that hold nobody's data
    # coordinators of the person concerned, and administrators
    "person_lines": concerned("person"),
    "corrections": curators(),
    "correction": concerned("correction", post=True),
    "units_order": curators(post=True),
    "topics": curators(),
    "topic_new": curators(post=True),
    "topics_esco": curators(post=True),
    "topic": curators("topic", post=True),
    "topic_merge": curators("topic", get=False, post=True),
    "topic_merge_undo": curators("merge", get=False, post=True),
    "topic_retire": curators("topic", get=False, post=True),
    "topic_back": curators("topic", get=False, post=True),
    "cohort_runs": coordinators("cohort", post=True),
    "run": coordinators("run"),
    "proposal": coordinators("run", "proposal"),
    "run_decide": coordinators("run", get=False, post=True),
    "run_publish": coordinators("run", get=False, post=True),
    "run_discard": coordinators("run", get=False, post=True),
    "publication": coordinators("cohort"),
    "publication_release": coordinators("cohort", get=False, post=True),
    "publication_recall": coordinators("cohort", get=False, post=True),
}

# The same pages in a database that is marked as a demo, asked from this machine.
IN_A_DEMO = {
    "demo": replace(ROWS["demo"], get=EVERYBODY),
    "demo_answer": replace(ROWS["demo_answer"], post=EVERYBODY),
    "demo_enter": Row(get=EVERYBODY, post=EVERYBODY, args=("cast_link",)),
    "demo_mails": replace(ROWS["demo_mails"], get=EVERYBODY),
    "demo_mail": Row(get=EVERYBODY, args=("mail",)),
}

# allauth's own addresses. They act on the account that is signed in, or on the code in the session, and name nobody.
LIBRARY = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reauthenticate",
    "account_email",
    "account_email_verification_sent",
    "account_change_password",
    "account_proof",
    "account_set_password",
    "account_reset_password",
    "account_confirm_login_code",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_password_reset_completed",
    "account_request_login_code",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
}

NUMBERED = {"mfa_edit_webauthn", "mfa_remove_webauthn"}


def library_address(name: str) -> str:
    """The address of a page of the libraries; two of them name a passkey by its number."""
    return reverse(name, args=[1] if name in NUMBERED else [])
