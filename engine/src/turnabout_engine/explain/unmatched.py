"""Why somebody has no pair, in English; private causes are never told apart."""

from turnabout_engine.explain.words import RULE, count, listed
from turnabout_engine.rules.tally import Unmatched


def unmatched_sentences(why: Unmatched, name: str) -> tuple[str, ...]:
    """A headline, what each open rule removes by itself, and what became of those who pass."""
    other = "mentor" if why.role == "mentee" else "mentee"
    if why.cause == "nobody":
        return (f"{name} has no {other}: nobody takes part as one.",)
    told = [f"{RULE[rule]} removes {number:,}" for rule, number in why.removed]
    found = f"{name} has no {other}. Of {count(why.candidates, other, other + 's')}"
    rules = (
        f"{found}, {listed(told)} (each counted by itself)."
        if told
        else f"{found}, no open rule removes any."
    )
    return (rules, _rest(why))


def _rest(why: Unmatched) -> str:
    if why.cause == "rules":
        return "Nobody passes all the rules."
    passing = f"{count(why.passing, 'person passes', 'people pass')} all the open rules"
    if why.cause == "not_available":
        return f"{passing}, but none of them is available."
    if why.not_available is not None:
        return f"{passing}; {why.not_available:,} of them are not available, and the others were taken."
    return f"{passing}; they were taken or not available."
