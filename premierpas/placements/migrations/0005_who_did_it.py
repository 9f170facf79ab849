"""Each entry of the chain is told to the history, with who acted and as what; what there is already has nobody."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('placements', '0004_delegations_show'),
    ]

    operations = [
        migrations.CreateModel(
            name='EntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('sequence', models.PositiveIntegerField()),
                ('happening', models.CharField(choices=[('opened', 'version ouverte'), ('requested', 'signatures demandées'), ('signed', 'signée par une partie'), ('passed_on', 'transmise à une autre personne'), ('corrected', 'fait corrigé'), ('refused', 'refusée'), ('voided', 'annulée'), ('complete', 'signée par tous'), ('sealed', 'document scellé'), ('registered', 'signée en dehors, enregistrée')], max_length=12)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "placements_entryevent" ("agreement_id", "happening", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "sequence") VALUES (NEW."agreement_id", NEW."happening", _pgh_attach_context(), public.premierpas_now(), \'insert\', NEW."id", NEW."placement_id", NEW."sequence"); RETURN NULL;', hash='7daabf841b8f55dd47ea0dec6d397d00fb63a8ae', operation='INSERT', pgid='pgtrigger_insert_insert_55510', table='placements_entry', when='AFTER')),
        ),
        migrations.AddField(
            model_name='entryevent',
            name='agreement',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='placements.agreement'),
        ),
        migrations.AddField(
            model_name='entryevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='entryevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', related_query_name='events', to='placements.entry'),
        ),
        migrations.AddField(
            model_name='entryevent',
            name='placement',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='placements.placement'),
        ),
    ]
