"""Names this room for Django."""

from django.apps import AppConfig


class People(AppConfig):
    name = "turnabout.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
