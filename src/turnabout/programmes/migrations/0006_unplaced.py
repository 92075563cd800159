"""For whom nobody could be found, when the pairs of a cohort went out."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0005_last_page")]

    operations = [
        migrations.AddField(
            model_name="enrolment",
            name="unplaced_at",
            field=models.DateTimeField(null=True),
        ),
    ]
