"""What an entry link is for; doors name the purpose without touching the models."""

from django.db.models import TextChoices


class Purpose(TextChoices):
    SET_UP = "set_up"
    JOIN = "join"
    DEMO = "demo"
