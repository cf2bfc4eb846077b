from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drafting", "0004_how_far_rooms_are_read"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="explanations",
            field=models.JSONField(default=list),
        ),
    ]
