"""Limits that a territory may only make stricter, and its own words; what is there keeps everybody's."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0010_guardians_read_messages'),
    ]

    operations = [
        migrations.AddField(
            model_name='territory',
            name='nudges_a_month',
            field=models.PositiveSmallIntegerField(db_default=2, default=2, help_text='Zéro : aucune entreprise n’en reçoit.', verbose_name='Messages « des élèves cherchent près de chez vous » à une entreprise, par mois, au plus'),
        ),
        migrations.AddField(
            model_name='territory',
            name='pupils_per_mentor',
            field=models.PositiveSmallIntegerField(db_default=12, default=12, help_text='Chaque bénévole dit combien il en veut ; ceci est le plus qu’il puisse dire.', verbose_name='Élèves accompagnés par un bénévole, au plus'),
        ),
        migrations.AddField(
            model_name='territory',
            name='quiet_from',
            field=models.CharField(choices=[('21:00', '21 h'), ('20:00', '20 h'), ('19:00', '19 h'), ('18:00', '18 h')], db_default='21:00', default='21:00', help_text='Jusqu’au matin, sauf urgence.', max_length=5, verbose_name='Le soir, les élèves ne reçoivent plus rien à partir de'),
        ),
        migrations.AddField(
            model_name='territory',
            name='wishes',
            field=models.PositiveSmallIntegerField(db_default=5, default=5, help_text='L’équipe les appelle : n’en promettez pas plus que vous n’en appelez.', verbose_name='Entreprises sans place où un élève dit vouloir aller, au plus'),
        ),
        migrations.AddField(
            model_name='territory',
            name='word_to_companies',
            field=models.CharField(blank=True, db_default='', default='', max_length=400, verbose_name='Un mot aux entreprises, sur leur page d’accueil'),
        ),
        migrations.AddField(
            model_name='territory',
            name='word_to_families',
            field=models.CharField(blank=True, db_default='', default='', max_length=400, verbose_name='Un mot aux familles, sur leur page'),
        ),
        migrations.AddField(
            model_name='territory',
            name='word_to_pupils',
            field=models.CharField(blank=True, db_default='', default='', max_length=400, verbose_name='Un mot aux élèves, sur leur page d’accueil'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.CheckConstraint(condition=models.Q(('wishes__gte', 1), ('wishes__lte', 5)), name='territory_wishes_only_stricter', violation_error_message='Un territoire peut seulement baisser cette limite.'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.CheckConstraint(condition=models.Q(('pupils_per_mentor__gte', 1), ('pupils_per_mentor__lte', 12)), name='territory_pupils_per_mentor_only_stricter', violation_error_message='Un territoire peut seulement baisser cette limite.'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.CheckConstraint(condition=models.Q(('nudges_a_month__gte', 0), ('nudges_a_month__lte', 2)), name='territory_nudges_a_month_only_stricter', violation_error_message='Un territoire peut seulement baisser cette limite.'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.CheckConstraint(condition=models.Q(('quiet_from__in', ['21:00', '20:00', '19:00', '18:00'])), name='territory_quiet_evening'),
        ),
    ]
