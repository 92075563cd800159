"""Names this room for Django."""

from django.apps import AppConfig


class Notify(AppConfig):
    name = "turnabout.ground.notify"
    label = "notify"
    default_auto_field = "django.db.models.BigAutoField"
