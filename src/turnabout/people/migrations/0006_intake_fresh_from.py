from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_lines_of_their_list")]

    operations = [
        migrations.AddField(
            model_name="intake",
            name="fresh_from",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
    ]
