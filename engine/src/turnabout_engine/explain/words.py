"""The English words of levels, working style, bands, rules and languages."""

OFFER_LEVELS = {
    1: ("know how to begin", "knows how to begin"),
    2: ("deal with it now and then", "deals with it now and then"),
    3: ("have it as a part of every week", "has it as a part of every week"),
    4: ("are who others come to about it", "is who others come to about it"),
    5: ("could give a course on it", "could give a course on it"),
}
"""What an offer's level means, after "you" and after a name."""

AIM_LEVELS = {
    0: "scratch",
    1: "following",
    2: "managing with help",
    3: "managing alone",
    4: "finding it easy",
    5: "showing others",
}
"""A level now or wanted: "from following to managing alone"."""

STYLE = {
    1: {1: "a clear plan for a meeting", 2: "a short list for a meeting", 3: "a meeting without a list"},
    2: {
        1: "quiet between meetings",
        2: "a line between meetings now and then",
        3: "short messages through the week",
    },
    3: {
        1: "plain words straight away when something could be better",
        2: "an example when something could be better",
        3: "time to think when something could be better",
    },
}
"""Question, answer: what somebody likes."""

BAND = {"thin": "thin", "fair": "fair", "good": "good", "very_good": "very good"}

RULE = {
    "reporting_line": "the reporting line",
    "open_line": "a reporting line with a gap (a manager who is not in the list)",
    "grade_gap": "the grade gap",
    "language": "no language in common",
    "overlap": "too few working hours in common",
    "unit": "the same unit",
    "site": "the same site",
    "not_listed": "a list of allowed partners",
    "forbidden": "a coordinator's choice",
    "oneself": "being the same person",
    "not_taking_part": "not taking part in that role",
    "not_available": "not available",
}

LANGUAGE = {
    "am": "Amharic",
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "ms": "Malay",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovene",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "yo": "Yoruba",
    "zh": "Chinese",
}


def listed(words: list[str]) -> str:
    """One, two and three as people write them."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return count(rest, "minute", "minutes")
    return count(hours, "hour", "hours") + (f" and {count(rest, 'minute', 'minutes')}" if rest else "")
