"""The source of a call-back's number is chosen; what was written freely before stays as it is."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0005_filed_messages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='companycheck',
            name='found_at',
            field=models.CharField(choices=[('annuaire', 'un annuaire (Pages jaunes, annuaire de la ville)'), ('registre', 'un registre officiel (annuaire des entreprises, Journal officiel)'), ('site', 'le site de la structure'), ('connu', 'nos propres contacts, avant son inscription'), ('carte', 'une carte de visite ou un courrier'), ('autre', 'ailleurs : dites où dans la note')], help_text='free words in older rows', max_length=200, verbose_name='où ce contact a été trouvé'),
        ),
    ]
