"""Names this room for Django."""

from django.apps import AppConfig


class Accounts(AppConfig):
    name = "turnabout.ground.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
