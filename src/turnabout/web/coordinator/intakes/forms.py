"""The forms that take a file: of a cohort, and of the whole organisation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.people.services import LARGEST

KINDS: Final = (
    ("staff", _("The staff list")),
    ("enrolments", _("Who takes part")),
)
TOO_LARGE: Final = _("This file is larger than 20 MB. Split it in two and bring in one after the other.")


class StaffListForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, at most 20 MB. Kept sealed until it is taken over, then deleted."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,text/csv"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose the file that has the rows in it."),
        },
    )
    source = forms.ChoiceField(label=_("Which list it is"), widget=forms.RadioSelect, required=False)
    new_source = forms.CharField(
        label=_("Or a list of another firm: its name"),
        help_text=_("Each list has its own keys, headings and names of grades."),
        max_length=120,
        required=False,
    )

    is_minimal = forms.BooleanField(
        label=_("Of that list keep only names, mails and lines of people who do not take part"),
        help_text=_("They are deleted when its cohorts are closed."),
        required=False,
    )

    def __init__(self, *args: Any, sources: Sequence[Any] = (), sent: int = 0, **kwargs: Any) -> None:
        """`sent` is the size of the whole request: a file that is far too large does not even arrive. With one list
        only there is nothing to choose."""
        super().__init__(*args, **kwargs)
        self.sources = {str(source.uuid): source for source in sources}
        if len(self.sources) < 2:
            del self.fields["source"]
        else:
            self.fields["source"].choices = [(key, source.name) for key, source in self.sources.items()]
            self.fields["source"].initial = next(iter(self.sources))
        if sent > LARGEST:
            self.fields["file"].error_messages["required"] = TOO_LARGE

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def chosen_source(self) -> Any:
        """The list that was chosen, or None for the first one."""
        return self.sources.get(self.cleaned_data.get("source", ""))


class FileForm(StaffListForm):
    kind = forms.ChoiceField(label=_("What is in the file"), choices=KINDS, widget=forms.RadioSelect)
    field_order = ("kind", "file", "source", "new_source", "is_minimal")
