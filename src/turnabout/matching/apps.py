"""Names this room for Django."""

from django.apps import AppConfig


class Matching(AppConfig):
    name = "turnabout.matching"
    label = "matching"
    default_auto_field = "django.db.models.BigAutoField"
