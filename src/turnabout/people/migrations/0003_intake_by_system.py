from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_directory_and_topics")]

    operations = [
        migrations.AddField(
            model_name="intake", name="by_system", field=models.BooleanField(default=False)
        ),
        migrations.AlterField(
            model_name="intake",
            name="kind",
            field=models.CharField(
                choices=[("staff", "Staff"), ("enrolments", "Enrolments"), ("directory", "Directory")],
                max_length=10,
            ),
        ),
    ]
