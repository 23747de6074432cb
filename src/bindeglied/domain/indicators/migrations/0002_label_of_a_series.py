from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedseries",
            name="label",
            field=models.CharField(
                blank=True, default="", help_text="German name of the category", max_length=200
            ),
            preserve_default=False,
        ),
    ]
