"""What is asked of a new topic, and of one that a file brought."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.people.catalogue import families
from turnabout.people.catalogue.reading import split_aliases
from turnabout.people.services.topics import NewTopic


class TopicForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of the topic"),
        max_length=120,
        help_text=gettext_lazy("As somebody would say it: “Better pictures with your phone”."),
        error_messages={"required": gettext_lazy("Give it a name of a few words.")},
    )
    sentence = forms.CharField(
        label=gettext_lazy("One sentence"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "What would the two do in an hour? “Photograph a colleague in daylight, crop with care.”"
        ),
        error_messages={"required": gettext_lazy("Write one sentence. It is what people choose by.")},
    )
    family = forms.ChoiceField(label=gettext_lazy("Family"))
    part_of = forms.ChoiceField(
        label=gettext_lazy("Part of a wider topic"),
        required=False,
    )
    aliases = forms.CharField(
        label=gettext_lazy("Other words people type for it"),
        required=False,
        max_length=600,
        help_text=gettext_lazy("With commas between them: photography, portraits, camera."),
    )

    def __init__(self, *args: Any, wider: Sequence[Any] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["family"].choices = [(family.key, _(family.name)) for family in families()]
        none = [("", _("of no other"))]
        self.fields["part_of"].choices = [*none, *((str(one.uuid), _(one.name)) for one in wider)]

    def new(self) -> NewTopic:
        said = self.cleaned_data
        return NewTopic(
            name=said["name"],
            sentence=said["sentence"],
            family=said["family"],
            aliases=split_aliases(said["aliases"]),
            part_of=uuid.UUID(said["part_of"]) if said["part_of"] else None,
        )


class EscoForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A CSV file of ESCO"),
        help_text=gettext_lazy(
            "For example digitalSkillsCollection_en.csv, as it is published. Up to 20 MB."
        ),
        error_messages={
            "required": gettext_lazy("Choose the file."),
            "empty": gettext_lazy("This file is empty."),
        },
    )
