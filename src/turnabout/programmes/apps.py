"""Names this room for Django."""

from django.apps import AppConfig


class Programmes(AppConfig):
    name = "turnabout.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
