"""Fields of the staff list and of what people say about themselves."""

from __future__ import annotations

from typing import Final

from turnabout.ground.privacy.rows import gather, personal, plain

WITH_PERSON: Final = {
    "kept": "while the person is on the staff list or in a pair",
    "erased": "deleted with the person",
}
OWN: Final = {"kept": "until the person changes it or is deleted", "erased": "deleted with the person"}
FILE: Final = {"kept": "until its rows were taken over or it was refused", "erased": "emptied then"}

PEOPLE: Final = gather(
    plain(
        "people.Source",
        "id uuid key name employer is_minimal plans words forgotten",
        "a list that staff come from",
    ),
    personal("people.Person", "name title unit site country", "name", purpose="who is who", **WITH_PERSON),
    personal(
        "people.Person",
        "email",
        "mail",
        purpose="asking people to take part; putting a pair in touch",
        **WITH_PERSON,
    ),
    personal(
        "people.Person", "grade", "grade", purpose="a rule of the match: who is senior to whom", **WITH_PERSON
    ),
    personal(
        "people.Person",
        "languages",
        "languages",
        purpose="a rule of the match: a shared language",
        **WITH_PERSON,
    ),
    personal(
        "people.Person",
        "hours timezone",
        "hours",
        purpose="a rule of the match: time in common",
        **WITH_PERSON,
    ),
    personal(
        "people.Person", "interests", "interests", purpose="a part of the score that is off by default", **OWN
    ),
    personal("people.Person", "style", "working_style", purpose="a part of the score", **OWN),
    personal("people.Person", "own_fields", "account", purpose="which fields no file may overwrite", **OWN),
    personal("people.Person", "user", "account", purpose="whose account this is", **WITH_PERSON),
    plain("people.Person", "id uuid listed_at gone_at"),
    personal(
        "people.PersonKey",
        "key person",
        "name",
        purpose="finding the same person in the next file",
        **WITH_PERSON,
    ),
    plain("people.PersonKey", "id source gone_at"),
    personal(
        "people.ReportingLine",
        "person manager manager_key kind",
        "reporting_line",
        purpose="a rule of the match: nobody above or below",
        **WITH_PERSON,
    ),
    plain("people.ReportingLine", "id source"),
    plain("people.Topic", "id uuid key name sentence family aliases state", "the catalogue of topics"),
    personal("people.Offer", "person topic level", "open_offers", purpose="who can teach what", **OWN),
    plain("people.Offer", "id uuid"),
    personal(
        "people.Aim",
        "person topic level_now level_wanted position",
        "open_aims",
        purpose="who wants to learn what",
        **OWN,
    ),
    plain("people.Aim", "id uuid"),
    personal(
        "people.Hesitations",
        "person aims",
        "hesitant_aims",
        purpose="who wants to learn what, said in confidence (sealed)",
        **OWN,
    ),
    plain("people.Hesitations", "id uuid"),
    personal(
        "people.Intake",
        "problems findings file_name",
        "staff_file",
        purpose="saying what is wrong with a staff list (sealed)",
        kept="90 days after it was read",
        erased="emptied then",
    ),
    personal(
        "people.Intake",
        "look diff choices",
        "staff_file",
        purpose="showing how a file is read and what it would change (sealed)",
        **FILE,
    ),
    personal(
        "people.Before",
        "rows",
        "staff_file",
        purpose="putting back what stood there before a file (sealed)",
        kept="30 days, or until the next file of the list",
        erased="deleted then",
    ),
    plain("people.Before", "id uuid intake number"),
    personal("people.Upload", "content", "staff_file", purpose="the file itself (sealed)", **FILE),
    plain("people.Upload", "id uuid intake"),
    personal(
        "people.StagedRows", "rows", "staff_file", purpose="parsed rows before the switch (sealed)", **FILE
    ),
    plain("people.StagedRows", "id uuid intake number"),
    personal(
        "people.Intake",
        "by",
        "audit",
        purpose="who brought the file in",
        kept="as long as the installation",
        erased="emptied with the account",
    ),
    plain(
        "people.Intake",
        "id uuid source kind state by_system waits plan fresh_from rows_read rows_total notices counts made_at "
        "claimed_at ended_at attempts error",
    ),
)
