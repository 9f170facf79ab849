"""A message to a minor waits for the morning; one that the version before writes leaves at once."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_message_secrets'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='not_before',
            field=models.DateTimeField(blank=True, help_text='a minor is left in peace until then', null=True),
        ),
    ]
