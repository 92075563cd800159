"""Names this room for Django, and sets up what all rooms write to: the log."""

from django.apps import AppConfig


class Audit(AppConfig):
    name = "turnabout.ground.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from turnabout.ground import logs
        from turnabout.ground.secrets import checks  # noqa: F401  # registers the system check on sealed fields

        logs.configure()
