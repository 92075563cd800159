"""Names this room for Django."""

from django.apps import AppConfig


class Pairs(AppConfig):
    name = "turnabout.pairs"
    label = "pairs"
    default_auto_field = "django.db.models.BigAutoField"
