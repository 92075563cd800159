"""Fields of the catalogue of topics, of the directory, and of what people switch on or find wrong themselves."""

from __future__ import annotations

from typing import Final

from turnabout.ground.privacy.fields_people import OWN
from turnabout.ground.privacy.rows import gather, personal, plain

STAFF_WORK: Final = {"kept": "as long as the installation", "erased": "emptied with the account"}

DIRECTORY: Final = gather(
    plain("people.Topic", "parent merged_into origin uri changed_at", "the catalogue of topics"),
    personal(
        "people.Offer", "evidence", "open_offers", purpose="what shows that somebody can teach it", **OWN
    ),
    plain("people.TopicMerge", "id uuid topic into state_before at undone_at"),
    personal("people.TopicMerge", "by", "audit", purpose="who merged two topics", **STAFF_WORK),
    personal(
        "people.TopicMerge",
        "moved",
        "open_aims",
        purpose="undoing a merge: which offers and open aims moved (sealed)",
        kept="until the merge is undone, or as long as the installation",
        erased="says nothing once offers and aims are deleted: it names them by identifier",
    ),
    personal(
        "people.Person",
        "lists_offers",
        "open_offers",
        purpose="whether all staff may see what somebody can teach",
        **OWN,
    ),
    personal(
        "people.Experiences",
        "person shown",
        "lived_experience",
        purpose="what somebody has lived and is ready to talk about (sealed)",
        **OWN,
    ),
    plain("people.Experiences", "id uuid"),
    plain("people.Person", "merged_into led_by", "which entry is this person's, and which list leads"),
    plain("people.PersonMerge", "id uuid kind state made_at done_at undone_at"),
    personal(
        "people.PersonMerge",
        "person other",
        "account",
        purpose="telling a person what became of their entry",
        kept="while the person is on the staff list",
        erased="deleted with the person",
    ),
    personal("people.PersonMerge", "by", "audit", purpose="who put two entries together", **STAFF_WORK),
    personal(
        "people.PersonMerge",
        "choices ledger",
        "way_back",
        purpose="undoing it: the rows before and after, sealed ones still closed (sealed)",
        kept="30 days, or until it is undone",
        erased="emptied then, or deleted with the person",
    ),
    plain("people.Site", "id uuid name listed_country country region", "where a site lies"),
    plain("people.Unit", "id uuid name parent", "the tree of units"),
    personal("people.Absence", "person first last", "absences", purpose="when nobody should meet", **OWN),
    plain("people.Absence", "id uuid"),
    personal(
        "people.Correction",
        "person about said answer",
        "corrections",
        purpose="putting right what the staff list says (sealed)",
        kept="while the person is on the staff list",
        erased="deleted with the person",
    ),
    personal("people.Correction", "by", "audit", purpose="who looked into it", **STAFF_WORK),
    plain("people.Correction", "id uuid state asked_at seen_at settled_at"),
)
