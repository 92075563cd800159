"""Names of the demo: many cultures and scripts, each written as its bearers write it."""

import unicodedata
from collections import Counter

from turnabout.cli.demo_organisation.names import CULTURES, names_of

# A letter's Unicode name begins with the name of its script.
SCRIPTS = {
    "LATIN", "ARABIC", "HEBREW", "CJK", "HANGUL", "DEVANAGARI", "KANNADA", "TAMIL", "BENGALI", "GURMUKHI", "THAI",
    "CYRILLIC", "GREEK", "GEORGIAN", "ARMENIAN", "ETHIOPIC",
}  # fmt: skip


def _script(name: str) -> str:
    return unicodedata.name(name[0]).split()[0]


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def test_every_script_is_there_and_latin_is_the_commonest(organisation):
    found = Counter(
        unicodedata.name(letter).split()[0] for p in organisation.people for letter in _letters(p.name)
    )
    assert set(found) >= SCRIPTS
    first = Counter(_script(person.name) for person in organisation.people)
    assert 400 < first["LATIN"] < 640


def test_many_names_run_from_right_to_left(organisation):
    directions = [unicodedata.bidirectional(person.name[0]) for person in organisation.people]
    assert directions.count("R") >= 10
    assert directions.count("AL") >= 20


def test_latin_names_keep_their_accents(organisation):
    accents = set("".join(person.name for person in organisation.people)) & set("çãéèíóøşłđüßÞÅ")
    assert len(accents) >= 10


def test_only_the_namesakes_share_a_name(organisation):
    names = Counter(person.name for person in organisation.people)
    one, other = (organisation.person(key) for key in organisation.cast.namesakes)
    assert [name for name, count in names.items() if count > 1] == [one.name]
    assert one.name == other.name
    assert one.unit != other.unit
    assert one.email != other.email


def test_names_are_composed_and_carry_no_stray_marks(organisation):
    for name in [
        *(p.name for p in organisation.people),
        *(n.shown for c in CULTURES.values() for n in names_of(c)),
    ]:
        assert unicodedata.normalize("NFC", name) == name
        assert name == " ".join(name.split())
        assert not set(name) & set('_=,;"<>')


def test_every_name_has_letters_for_a_mail_address():
    for culture in CULTURES.values():
        for name in names_of(culture):
            assert all(part.isascii() and part.isalpha() and part.islower() for part in name.latin), name


def test_each_culture_writes_the_family_name_where_it_belongs():
    shown = {
        key: names_of(CULTURES[key])[0].shown for key in ("japanese", "korean", "hungarian", "indonesian")
    }
    assert shown == {
        "japanese": "鈴木 翔太",
        "korean": "김민준",
        "hungarian": "Kovács Zsófia",
        "indonesian": "Hartono",
    }
