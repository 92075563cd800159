"""Fields of programmes, enrolments, matching and pairs."""

from __future__ import annotations

from typing import Final

from turnabout.ground.privacy.rows import gather, personal, plain

WITH_COHORT: Final = {
    "kept": "while the cohort or the person exists",
    "erased": "deleted with the person or the cohort",
}
UNTIL_CLOSED: Final = {
    "kept": "until the cohort closes",
    "erased": "deleted or emptied then, or with the person",
}
WITH_RUN: Final = {
    "kept": "while the run or the person exists",
    "erased": "deleted with the person or the run",
}
WITH_PAIR: Final = {"kept": "while the pair exists", "erased": "deleted with the pair"}
FROZEN: Final = {"kept": "90 days after release, or until the run is discarded", "erased": "emptied then"}
BY: Final = {"kept": "while the row exists", "erased": "emptied with the account"}

PROGRAMMES: Final = gather(
    plain(
        "programmes.Programme",
        "id uuid name purpose mentor_label mentee_label form cadence driver months trial_weeks basis basis_note "
        "purposes agreement_nudges made_at",
        "the programme itself",
    ),
    personal(
        "programmes.Role",
        "user kind since",
        "role",
        purpose="who runs a programme",
        kept="while the role is held",
        erased="deleted with the account",
    ),
    plain("programmes.Role", "id programme"),
    plain(
        "programmes.Cohort",
        "id uuid programme name starts_on ends_on policy state round hold_ends_at made_at "
        "first_match_at rules_changed_at rules_changes by_invitation chasing",
        "the cohort itself",
    ),
    personal(
        "programmes.Enrolment",
        "person seat state asked_at answered_at origin link typed_by reminders no_reminders",
        "seat",
        purpose="who takes part as what, how they came to be asked, and how often they were reminded",
        **WITH_COHORT,
    ),
    personal(
        "programmes.Enrolment",
        "capacity capacity_is_own",
        "capacity",
        purpose="how many pairs a person has room for",
        **WITH_COHORT,
    ),
    personal(
        "programmes.Enrolment",
        "next_partner",
        "next_partner",
        purpose="what a person wants after a pair, or beside one that rests",
        **WITH_COHORT,
    ),
    personal(
        "programmes.Enrolment",
        "unplaced_at",
        "without_partner",
        purpose="whom nobody could be found for, so that they hear of it and are asked first next time",
        **WITH_COHORT,
    ),
    personal(
        "programmes.Enrolment",
        "decline_reason reason_may_be_seen",
        "decline_reason",
        purpose="what a person wants to say when declining (sealed)",
        **UNTIL_CLOSED,
    ),
    plain("programmes.Enrolment", "id uuid cohort"),
    personal(
        "programmes.Preferences",
        "person people",
        "preferences",
        purpose="whom a person would like, and would rather not have, as partner (sealed)",
        **UNTIL_CLOSED,
    ),
    plain("programmes.Preferences", "id uuid cohort"),
    personal(
        "programmes.EnrolmentDraft",
        "person values saved_at",
        "hesitant_aims",
        purpose="answers saved as one goes, of which some are said in confidence (sealed)",
        kept="until the form is sent or the cohort closes",
        erased="deleted then, or with the person",
    ),
    personal(
        "programmes.EnrolmentDraft",
        "typed_by",
        "seat",
        purpose="who typed a form for somebody who could not",
        kept="until the form is sent or the cohort closes",
        erased="deleted then, or with the person",
    ),
    plain("programmes.EnrolmentDraft", "id uuid cohort"),
    personal(
        "programmes.LastPage",
        "person epoch page by_button",
        "seat",
        purpose="that an older page of a form does not overwrite what was typed since",
        **UNTIL_CLOSED,
    ),
    plain("programmes.LastPage", "id cohort"),
    personal("programmes.OpenLink", "by", "audit", purpose="who made a link that many can use", **BY),
    plain("programmes.OpenLink", "id uuid cohort seat made_at expires_at revoked_at"),
    personal(
        "programmes.Nomination",
        "person seat by made_at",
        "nomination",
        purpose="who thought that somebody should be asked",
        **UNTIL_CLOSED,
    ),
    plain("programmes.Nomination", "id uuid cohort"),
    personal(
        "programmes.PaperCode",
        "person digest used_at",
        "credentials",
        purpose="letting in somebody without mail; the code itself is not kept",
        **UNTIL_CLOSED,
    ),
    personal("programmes.PaperCode", "by", "audit", purpose="who made the letter", **BY),
    plain("programmes.PaperCode", "id uuid cohort made_at expires_at"),
    personal(
        "programmes.Delegation",
        "leader assistant made_at ended_at",
        "delegation",
        purpose="who may place meetings for whom",
        kept="a year after it ended",
        erased="deleted then, or with either person",
    ),
    plain("programmes.Delegation", "id uuid"),
    personal(
        "programmes.SavedView",
        "user name query",
        "saved_view",
        purpose="searches that a coordinator makes often",
        kept="until the coordinator deletes it or the cohort goes",
        erased="deleted with the account",
    ),
    plain("programmes.SavedView", "id uuid cohort"),
    personal(
        "programmes.BulkAct",
        "before",
        "seat",
        purpose="putting back an act on many seats",
        kept="30 days",
        erased="deleted then, or with the cohort",
    ),
    personal("programmes.BulkAct", "by", "audit", purpose="who acted on many seats", **BY),
    plain("programmes.BulkAct", "id uuid cohort kind made_at undone_at"),
    plain("programmes.CohortIntake", "id cohort intake", "which file came in for which cohort"),
)

MATCHING: Final = gather(
    personal(
        "matching.Run",
        "frozen",
        "full_score",
        purpose="all that the match read, so that it can be proved (sealed)",
        **FROZEN,
    ),
    personal("matching.Run", "by", "audit", purpose="who started the run", **BY),
    plain(
        "matching.Run",
        "id uuid cohort round state seed progress step summary made_at claimed_at ended_at released_at attempts error",
    ),
    personal(
        "matching.Proposal",
        "mentor mentee visible_score band",
        "visible_score",
        purpose="what the coordinator reviews",
        **WITH_RUN,
    ),
    personal(
        "matching.Proposal",
        "explanation",
        "explanation",
        purpose="reasons for both sides (sealed)",
        **WITH_RUN,
    ),
    personal(
        "matching.Proposal",
        "line_certificate",
        "line_certificate",
        purpose="proof that nobody is above or below the other (sealed)",
        **WITH_RUN,
    ),
    plain("matching.Proposal", "id uuid run"),
    personal(
        "matching.Unplaced",
        "person seat causes",
        "unplaced",
        purpose="whom the run gave no pair, and why",
        **WITH_RUN,
    ),
    plain("matching.Unplaced", "id uuid run"),
    personal(
        "matching.LeftOut",
        "mentor mentee cause",
        "unplaced",
        purpose="which pairs failed a rule at publication or release",
        **WITH_RUN,
    ),
    plain("matching.LeftOut", "id uuid run when"),
    personal(
        "matching.Decision",
        "mentor mentee kind",
        "decision",
        purpose="what the coordinator decided about two people",
        **WITH_COHORT,
    ),
    personal("matching.Decision", "by", "audit", purpose="who decided", **BY),
    plain("matching.Decision", "id uuid cohort round made_at"),
    personal("matching.LockRefusal", "by", "audit", purpose="who asked for a lock that was refused", **BY),
    plain(
        "matching.LockRefusal", "id uuid cohort round private made_at", "no couple: only that one was refused"
    ),
)

PAIRS: Final = gather(
    personal(
        "pairs.Pair",
        "mentor mentee state released_at ended_at",
        "pair",
        purpose="who learns from whom",
        **WITH_PAIR,
    ),
    personal(
        "pairs.Pair", "explanation", "explanation", purpose="reasons for both sides (sealed)", **WITH_PAIR
    ),
    personal(
        "pairs.Pair",
        "line_certificate",
        "line_certificate",
        purpose="proof that nobody is above or below the other (sealed)",
        **WITH_PAIR,
    ),
    plain("pairs.Pair", "id uuid cohort in_one_line_since made_at"),
    personal(
        "pairs.Agreement",
        "introduction_held_at agreed_at mentor_seen mentee_seen",
        "agreement",
        purpose="where the two stand with their page",
        **WITH_PAIR,
    ),
    plain("pairs.Agreement", "id uuid pair version nudges nudged_at made_at"),
    personal(
        "pairs.AgreementVersion",
        "seat terms mentor_signed_at mentee_signed_at one_screen",
        "agreement",
        purpose="what the two agreed on, and whose name stands there (the words sealed)",
        **WITH_PAIR,
    ),
    plain("pairs.AgreementVersion", "id uuid agreement number made_at"),
    personal(
        "pairs.Statement",
        "seat what months",
        "stay_out",
        purpose="which decisions about the other somebody stays out of (sealed)",
        **WITH_PAIR,
    ),
    plain("pairs.Statement", "id uuid pair stated_at"),
    personal(
        "pairs.Occasion",
        "seat about released_at used_at",
        "stay_out",
        purpose="when such a decision came up, and whether they may speak (sealed)",
        **WITH_PAIR,
    ),
    plain("pairs.Occasion", "id uuid pair declared_at"),
    personal(
        "pairs.Ending",
        "batch asked mentor_told_at mentee_told_at",
        "ending",
        purpose="who asked for an ending that is not told yet, and what both want next (sealed)",
        kept="until two days after its daily batch; who asked, until the batch",
        erased="deleted then, or with the pair",
    ),
    plain("pairs.Ending", "id uuid pair"),
    personal(
        "pairs.Trial",
        "answers goes_on_from mentor_told_at mentee_told_at",
        "trial_answer",
        purpose="whether each of the two goes on after the trial (sealed)",
        kept="until the outcome is told",
        erased="emptied then, or deleted with the ending or the pair",
    ),
    plain("pairs.Trial", "id uuid pair asked_at reminders"),
    personal(
        "pairs.Pause",
        "seat began_at until over_at",
        "pause",
        purpose="from when to when a pair rests, so that mails and clocks stop",
        **WITH_PAIR,
    ),
    plain("pairs.Pause", "id uuid pair"),
)
