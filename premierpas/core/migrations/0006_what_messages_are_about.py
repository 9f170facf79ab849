"""What a message is about, and whose affair it is. Upper floors fill it in for what was written before."""

from django.db import migrations, models

# Alone until a floor that knows the thing says more (`filed_messages` there).
ALONE = "UPDATE core_message SET occasion = key WHERE occasion = ''"


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0005_message_not_before'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='about',
            field=models.CharField(blank=True, db_default='', help_text='kind:id, declared in core.things', max_length=60),
        ),
        migrations.AddField(
            model_name='message',
            name='territory',
            field=models.BigIntegerField(blank=True, help_text="whose affair it is, if one territory's", null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='occasion',
            field=models.CharField(blank=True, db_default='', help_text='what lists group by', max_length=160),
        ),
        migrations.RunSQL(ALONE, migrations.RunSQL.noop),
    ]
