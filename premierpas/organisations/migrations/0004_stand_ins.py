"""A stand-in has a class between two instants; who has one for good has neither, as before."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0003_own_holidays'),
    ]

    operations = [
        migrations.AddField(
            model_name='classroomteacher',
            name='since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='classroomteacher',
            name='until',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='classroomteacher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('since', None), ('until', None)), models.Q(('since__isnull', False), ('until__gt', models.F('since')), ('until__isnull', False)), _connector='OR'), name='classroom_teacher_ends_after_its_start'),
        ),
    ]
