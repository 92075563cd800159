"""Which page wrote last into the form of a person, so that an older one never overwrites what is newer."""

from __future__ import annotations

from django.db import models

from turnabout.people.models import Person


class LastPage(models.Model):
    """The epoch of one person's form in one cohort. It outlives drafts: a save that is still on its way when the form
    is confirmed must not bring the old draft back."""

    cohort = models.ForeignKey("programmes.Cohort", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    epoch = models.PositiveIntegerField(default=0)  # counts what was written
    page = models.CharField(max_length=32, blank=True)  # of the opened page that wrote last
    by_button = models.BooleanField(default=True)  # after which that page writes nothing by itself any more

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="one_last_page")]

    def __str__(self) -> str:
        return f"epoch {self.epoch}"
