import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0006_staff_watch_own_text'),
        ('surveys', '0003_skm_sheet_fits'),
    ]

    operations = [
        migrations.CreateModel(
            name='BodyTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(max_length=160, verbose_name='lembaga survei')),
                ('method', models.CharField(max_length=400, verbose_name='metode')),
                ('file_name', models.CharField(max_length=200, verbose_name='nama berkas')),
                ('content', models.BinaryField(verbose_name='berkas')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik berkas')),
                ('rows', models.PositiveIntegerField(verbose_name='baris dihitung')),
                ('left_out', models.PositiveIntegerField(default=0, verbose_name='baris tidak dihitung')),
                ('taken_at', models.DateTimeField(verbose_name='diambil')),
                ('taken_by', models.CharField(max_length=120, verbose_name='diambil oleh')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tables', to='surveys.campaign', verbose_name='periode survei')),
            ],
            options={
                'verbose_name': 'tabel lembaga survei',
                'verbose_name_plural': 'tabel lembaga survei',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'digest'), name='surveys_table_once', violation_error_message='Berkas ini sudah diambil.'), models.CheckConstraint(condition=models.Q(('rows__gte', 1)), name='surveys_table_has_rows'), models.CheckConstraint(condition=models.Q(models.Q(('body', ''), _negated=True), models.Q(('method', ''), _negated=True)), name='surveys_table_says_who_and_how')],
            },
        ),
        migrations.AddField(
            model_name='sheet',
            name='table',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='surveys.bodytable'),
        ),
        migrations.AddConstraint(
            model_name='sheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('channel', 'body'), ('table__isnull', False)), models.Q(models.Q(('channel', 'body'), _negated=True), ('table', None)), _connector='OR'), name='surveys_sheet_of_a_body_has_its_table'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodytable',
            trigger=pgtrigger.compiler.Trigger(name='taken_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='090d24203616a1fb201f227036a28568bb89a9b3', operation='UPDATE OR DELETE', pgid='pgtrigger_taken_stays_0e9b6', table='surveys_bodytable', when='BEFORE')),
        ),
    ]
