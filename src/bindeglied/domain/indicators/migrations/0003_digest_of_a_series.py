from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0002_label_of_a_series"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedseries",
            name="digest",
            field=models.CharField(
                default="", help_text="of all that the row says, to write only what changed", max_length=32
            ),
            preserve_default=False,
        ),
    ]
