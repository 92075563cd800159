from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pairs", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="pair", name="in_one_line_since", field=models.DateTimeField(null=True)
        ),
    ]
