"""The forms of putting two entries together, and of parting one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.people.services.joining import Split, Wish, is_open
from turnabout.web.administrator.joining.words import LABELS, key_words, line_words, value_words

WHERE = [
    ("stays", gettext_lazy("stays where it is")),
    ("goes", gettext_lazy("goes to the new person")),
    ("both", gettext_lazy("is right for both")),
]


class JoinForm(forms.Form):
    """What counts where the two say different things; what only one of them says needs no question."""

    def __init__(self, *args: Any, stay: Any, other: Any, keys: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column, label in LABELS.items():
            if is_open(column, stay, other):
                two = [(side, value_words(column, getattr(one, column))) for side, one in _sides(stay, other)]
                self.fields[f"field_{column}"] = _taps(label, two)
        lists = {key.source_id: key.source.name for key in keys if key.gone_at is None}
        if len(lists) > 1:
            help_text = _("Files of the other list fill in what is empty, and change nothing that is there.")
            self.fields["list"] = _taps(
                _("The list that says from now on what they are"), list(lists.items()), help_text
            )
        if stay.user_id and other.user_id:
            two = [(side, one.user.email or one.user.name) for side, one in _sides(stay, other)]
            self.fields["account"] = _taps(_("The account that stays"), two)

    def wish(self) -> Wish:
        values = self.cleaned_data
        chosen = {
            name.removeprefix("field_"): value for name, value in values.items() if name.startswith("field_")
        }
        leading = values.get("list")
        return Wish(chosen, values.get("account", "stays"), int(leading) if leading else None)


def _sides(stay: Any, other: Any) -> list[tuple[str, Any]]:
    return [("stays", stay), ("other", other)]


def _taps(label: Any, choices: list[tuple[Any, str]], help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=choices[0][0],
        widget=forms.RadioSelect,
        help_text=help_text,
    )


class SplitForm(forms.Form):
    """Keys, lines and fields of one entry, each with where it goes."""

    def __init__(self, *args: Any, person: Any, keys: list[Any], lines: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        longest = {"max_length": 200, "initial": person.name}
        self.fields["name_stays"] = forms.CharField(label=_("Name of who stays"), **longest)
        self.fields["name_goes"] = forms.CharField(label=_("Name of the new person"), **longest)
        self.fields["keys"] = _ticks(
            _("Keys of the new person"), [(key.pk, key_words(key)) for key in keys], required=True
        )
        if lines:
            self.fields["lines"] = _ticks(
                _("Managers of the new person"), [(line.pk, line_words(line)) for line in lines]
            )
        for column, label in LABELS.items():
            value = value_words(column, getattr(person, column))
            if column != "name" and value and column not in person.own_fields:
                words = {"label": label, "value": value}
                self.fields[f"field_{column}"] = forms.ChoiceField(
                    label=_("%(label)s: %(value)s") % words, choices=WHERE, initial="stays"
                )

    def split(self) -> Split:
        values = self.cleaned_data
        return Split(
            name_stays=values["name_stays"],
            name_goes=values["name_goes"],
            keys=[int(pk) for pk in values["keys"]],
            lines=[int(pk) for pk in values.get("lines", [])],
            fields={
                name.removeprefix("field_"): value
                for name, value in values.items()
                if name.startswith("field_")
            },
        )


def _ticks(label: str, choices: list[tuple[int, str]], required: bool = False) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=required,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one key, and leave at least one.")},
    )
