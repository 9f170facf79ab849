from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0003_invited_answers")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="dropped",
            field=models.JSONField(
                blank=True, db_default=models.Value([], models.JSONField()), default=list
            ),
        ),
    ]
