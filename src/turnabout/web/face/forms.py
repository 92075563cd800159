"""A form of every kind of field, and the same filled in wrongly."""

from __future__ import annotations

from django import forms

LEVELS = [
    (1, "I have seen it"),
    (2, "I can do it with help"),
    (3, "I do it on my own"),
    (4, "I do it often, and well"),
    (5, "Others ask me about it"),
]
INTERESTS = [
    ("running", "Running"),
    ("choir", "Singing in a choir"),
    ("bread", "Baking bread"),
    ("allotment", "An allotment"),
    ("chess", "Chess"),
    ("repair", "Repairing things"),
]


class FaceForm(forms.Form):
    """Each kind of field once."""

    title = forms.CharField(
        label="Your work, in a few words",
        max_length=80,
        error_messages={"required": "This is empty. Two or three words are enough."},
    )
    mail = forms.EmailField(
        label="Your mail at work",
        help_text="We send the link to your pair there, nothing else.",
        error_messages={"invalid": "Something is missing after the @, for example nordwerk.example."},
    )
    zone = forms.ChoiceField(
        label="Where your day takes place",
        choices=[("Europe/Lisbon", "Lisbon (17:40 now)"), ("Asia/Kolkata", "Kolkata (23:10 now)")],
    )
    level = forms.ChoiceField(
        label="How far are you with short video?",
        help_text="Nobody checks this. It only helps to find someone one or two steps away.",
        choices=LEVELS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the step that comes closest."},
    )
    interests = forms.MultipleChoiceField(
        label="What do you like to do?",
        help_text="Choose up to three.",
        choices=INTERESTS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hesitant = forms.BooleanField(label="I hesitate to say this aloud", required=False)
    why = forms.CharField(label="Anything your partner should know", widget=forms.Textarea, required=False)
    people = forms.FileField(label="Your staff list", help_text="A CSV file, up to 20 MB.", required=False)


def fresh_form() -> FaceForm:
    """The form as a person finds it, prefilled."""
    return FaceForm(
        initial={"title": "Marketing, Porto", "level": 4, "interests": ["running", "repair"]}, prefix="new"
    )


def wrong_form() -> FaceForm:
    """The form as it comes back when something needs mending; what was typed is kept."""
    return FaceForm(
        {
            "sent-title": "",
            "sent-mail": "ines.carvalho@",
            "sent-zone": "Europe/Lisbon",
            "sent-why": "Back on Monday.",
        },
        prefix="sent",
    )
