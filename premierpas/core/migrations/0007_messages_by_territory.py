"""Indexes of the outbox's page."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0006_what_messages_are_about'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['territory', '-at'], name='message_territory_at'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['occasion'], name='message_occasion'),
        ),
    ]
