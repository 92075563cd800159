"""Names this room for Django, and says in our words that a field is empty."""

from __future__ import annotations

from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class Web(AppConfig):
    name = "turnabout.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """For every field that does not say it better itself, those of allauth's forms included."""
        Field.default_error_messages = {
            **Field.default_error_messages,
            "required": _("This is empty. Please fill it in."),
        }
