"""What opens something is no longer stored readable: open sessions end, codes that were sent are wiped."""

from django.db import migrations, models

from premierpas.accounts.encryption import MARK, Use, decrypted, encrypted

WIPE_CODES = r"""
UPDATE core_message
SET body = regexp_replace(body, '\d{6}', '••••••'),
    error = CASE state WHEN 'queued' THEN 'Code effacé par une mise à jour : il faut en demander un autre.' ELSE error END,
    state = CASE state WHEN 'queued' THEN 'failed' ELSE state END
WHERE notice = 'accounts.login_code'
"""


def end_sessions(apps, schema_editor):
    """Their rows hold the browsers' keys: everybody signs in again."""
    apps.get_model('sessions', 'Session').objects.all().delete()
    apps.get_model('accounts', 'UserSession').objects.all().delete()


def encrypt(apps, schema_editor):
    """Hashes of cards could be tried out; factors of the first days were stored as they are."""
    for card in apps.get_model('accounts', 'PupilCard').objects.exclude(passphrase_hash__startswith=MARK).iterator():
        card.passphrase_hash = encrypted(card.passphrase_hash, Use.CARD)
        card.save(update_fields=['passphrase_hash'])
    for factor in apps.get_model('mfa', 'Authenticator').objects.iterator():
        plain = {name: factor.data.get(name) for name in ('secret', 'seed')}
        plain = {name: value for name, value in plain.items() if value and not value.startswith(MARK)}
        if plain:
            factor.data |= {name: encrypted(value, Use.FACTOR) for name, value in plain.items()}
            factor.save(update_fields=['data'])


def decrypt_cards(apps, schema_editor):
    """The former version reads cards as they were; encrypted factors it reads too."""
    for card in apps.get_model('accounts', 'PupilCard').objects.iterator():
        card.passphrase_hash = decrypted(card.passphrase_hash, Use.CARD)
        card.save(update_fields=['passphrase_hash'])


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_no_renewal_date'),
        ('core', '0004_message_secrets'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('sessions', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='usersession',
            name='session_key',
            field=models.CharField(db_column='session_key', max_length=40, unique=True),
        ),
        migrations.RenameField(model_name='usersession', old_name='session_key', new_name='row'),
        migrations.AlterField(
            model_name='usersession',
            name='row',
            field=models.CharField(
                db_column='session_key',
                help_text="of the session: a hash of the browser's key",
                max_length=40,
                unique=True,
            ),
        ),
        migrations.AlterField(
            model_name='pupilcard',
            name='passphrase_hash',
            field=models.CharField(help_text='encrypted: three words could be found by trying', max_length=500),
        ),
        migrations.RunPython(end_sessions, end_sessions),
        migrations.RunPython(encrypt, decrypt_cards),
        migrations.RunSQL(WIPE_CODES, migrations.RunSQL.noop),
    ]
