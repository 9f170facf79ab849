"""A message names its secrets beside its text. Places of the former form are given their reference."""

from django.db import migrations, models

PLACE = r"\[\[secret:(\d+)\]\]"
NAME_THEM = f"""
UPDATE core_message
SET secrets = jsonb_build_array('placements.code:' || substring(body from '{PLACE}')),
    body = regexp_replace(body, '{PLACE}', '[[secret:1]]')
WHERE notice = 'placements.code' AND body ~ '{PLACE}'
"""
PUT_THEM_BACK = f"""
UPDATE core_message
SET body = regexp_replace(body, '{PLACE}', '[[secret:' || split_part(secrets ->> 0, ':', 2) || ']]')
WHERE notice = 'placements.code' AND body ~ '{PLACE}'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_delivery_attempts'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='secrets',
            field=models.JSONField(
                default=list,
                db_default=models.Value([], models.JSONField()),
                help_text='kind:reference, one for each place',
            ),
        ),
        migrations.AlterField(
            model_name='message',
            name='body',
            field=models.TextField(help_text='without its secrets, whose places are marked'),
        ),
        migrations.RunSQL(NAME_THEM, PUT_THEM_BACK),
    ]
