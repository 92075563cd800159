"""Marks a text for translation without translating it, so that the catalogue needs no configured Django."""


def gettext_noop(text: str) -> str:
    """Return the text as it is.

    It bears the name that `makemessages` looks for; pages translate the text when they show it.
    """
    return text
