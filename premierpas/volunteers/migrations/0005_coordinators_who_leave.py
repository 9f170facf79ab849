"""What coordinators say in spring, and whom they name."""

import django.db.models.deletion
import premierpas.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0003_mentions'),
        ('organisations', '0011_decided_by_a_territory'),
        ('volunteers', '0004_postal_code'),
    ]

    operations = [
        migrations.CreateModel(
            name='Coordination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('answer', models.CharField(choices=[('stays', 'Je reste l’année prochaine'), ('until', 'Je reste jusqu’à une date'), ('leaves', 'Je pars')], max_length=8)),
                ('last_day', models.DateField(blank=True, null=True, verbose_name='dernier jour')),
                ('together_from', models.DateField(blank=True, null=True, verbose_name='ensemble à partir du')),
                ('word', models.CharField(blank=True, max_length=1000, verbose_name='mot pour la suite')),
                ('said_at', models.DateTimeField(default=premierpas.core.clock.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coordinations', to='organisations.membership')),
                ('to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='agenda.presence')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('membership', 'year'), name='coordination_once_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'stays'), ('last_day', None), ('to', None), ('together_from', None)), models.Q(models.Q(('answer', 'stays'), _negated=True), ('last_day__isnull', False)), _connector='OR'), name='coordination_has_a_day_unless_stays')],
            },
        ),
    ]
