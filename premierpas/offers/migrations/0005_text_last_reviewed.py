from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('offers', '0004_over_and_reminded'),
    ]

    operations = [
        migrations.AddField(
            model_name='offer',
            name='reviewed',
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict, help_text='the text that a coordinator last asked to change'),
        ),
    ]
