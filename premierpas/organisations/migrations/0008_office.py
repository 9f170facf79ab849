"""A school has an office; an invitation says in which function, and what name answered it."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0007_own_page_of_a_company'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='membership',
            name='membership_of_its_kind_of_organisation',
        ),
        migrations.AddField(
            model_name='invitation',
            name='claimed_name',
            field=models.CharField(blank=True, db_default='', default='', max_length=150),
        ),
        migrations.AddField(
            model_name='invitation',
            name='function',
            field=models.CharField(blank=True, db_default='', default='', max_length=100, verbose_name='fonction'),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='role',
            field=models.CharField(choices=[('head_teacher', 'chef d’établissement'), ('teacher', 'professeur'), ('office', 'secrétariat ou vie scolaire'), ('company', 'membre de la structure'), ('coordinator', 'coordination')], max_length=16),
        ),
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.CharField(choices=[('head_teacher', 'chef d’établissement'), ('teacher', 'professeur'), ('office', 'secrétariat ou vie scolaire'), ('company', 'membre de la structure'), ('coordinator', 'coordination')], max_length=16),
        ),
        migrations.AlterField(
            model_name='membershipevent',
            name='role',
            field=models.CharField(choices=[('head_teacher', 'chef d’établissement'), ('teacher', 'professeur'), ('office', 'secrétariat ou vie scolaire'), ('company', 'membre de la structure'), ('coordinator', 'coordination')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('company', None), ('role__in', ['head_teacher', 'teacher', 'office']), ('school__isnull', False), ('territory', None)), models.Q(('company__isnull', False), ('role', 'company'), ('school', None), ('territory', None)), models.Q(('company', None), ('role', 'coordinator'), ('school', None), ('territory__isnull', False)), _connector='OR'), name='membership_of_its_kind_of_organisation'),
        ),
    ]
