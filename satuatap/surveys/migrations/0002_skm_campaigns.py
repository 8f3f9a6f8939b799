import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0006_staff_watch_own_text'),
        ('places', '0004_staff_season_sentence'),
        ('surveys', '0001_initial'),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(
        ),
        migrations.CreateModel(
            name='ServedDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='hari')),
                ('served', models.PositiveIntegerField(verbose_name='dilayani')),
                ('new_to_office', models.PositiveIntegerField(verbose_name='tamu gerai')),
                ('new_to_hall', models.PositiveIntegerField(verbose_name='tamu mal')),
            ],
            options={
                'verbose_name': 'penerima layanan sehari',
                'verbose_name_plural': 'penerima layanan sehari',
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('channel', models.CharField(choices=[('ticket', 'tautan pada tiket'), ('message', 'tautan dalam pesan'), ('qr', 'kode QR di mal'), ('counter', 'tablet di loket'), ('exit', 'tablet di pintu keluar'), ('interview', 'wawancara'), ('body', 'lembaga survei')], max_length=9, verbose_name='lewat')),
                ('is_open', models.BooleanField(verbose_name='tanpa undangan')),
                ('source', models.CharField(blank=True, max_length=60, verbose_name='perangkat')),
                ('day', models.DateField(verbose_name='hari')),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('scores', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None, verbose_name='jawaban')),
                ('profile', models.JSONField(blank=True, default=dict, verbose_name='profil')),
                ('remark', models.CharField(blank=True, max_length=1000, verbose_name='saran')),
            ],
            options={
                'verbose_name': 'lembar jawaban',
                'verbose_name_plural': 'lembar jawaban',
                'constraints': [models.CheckConstraint(condition=models.Q(('scores__contained_by', [1, 2, 3, 4]), ('scores__len__gte', 1)), name='surveys_sheet_one_to_four', violation_error_message='Setiap jawaban antara 1 dan 4.'), models.CheckConstraint(condition=models.Q(('is_open', True), models.Q(('key', None), ('source', '')), _connector='OR'), name='surveys_sheet_invited_leaves_no_trace')],
            },
        ),
        migrations.AddField(
            model_name='invitation',
            name='answered',
            field=models.BooleanField(db_default=False, default=False, verbose_name='survei dijawab'),
        ),
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('regular', 'Berkala'), ('baseline', 'Sebelum mal dibuka')], default='regular', max_length=8, verbose_name='jenis')),
                ('title', models.CharField(max_length=80, verbose_name='judul')),
                ('begins', models.DateField(verbose_name='mulai')),
                ('ends', models.DateField(verbose_name='sampai')),
                ('basis', models.CharField(choices=[('stated', 'disebutkan mal'), ('expected', 'menurut periode sebelumnya'), ('counted', 'dihitung')], max_length=8, verbose_name='dasar populasi')),
                ('state', models.CharField(choices=[('open', 'Berjalan'), ('closed', 'Ditutup')], default='open', max_length=6, verbose_name='keadaan')),
                ('opened_at', models.DateTimeField(verbose_name='dibuka')),
                ('opened_by', models.CharField(max_length=120, verbose_name='dibuka oleh')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='ditutup')),
                ('closed_by', models.CharField(blank=True, max_length=120, verbose_name='ditutup oleh')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='places.hall', verbose_name='mal')),
            ],
            options={
                'verbose_name': 'periode survei',
                'verbose_name_plural': 'periode survei',
                'ordering': ['hall', '-begins'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__gte', models.F('begins'))), name='surveys_campaign_ends_after_it_begins', violation_error_message='Periode berakhir sebelum mulai.'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('state', 'open')), models.Q(('closed_at__isnull', False), ('state', 'closed')), _connector='OR'), name='surveys_campaign_closed_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='CampaignTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('population', models.PositiveIntegerField(verbose_name='populasi')),
                ('sample', models.PositiveIntegerField(verbose_name='sampel minimal')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='surveys.campaign', verbose_name='periode survei')),
                ('offering', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.offering', verbose_name='layanan')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.agencyoffice', verbose_name='gerai')),
            ],
            options={
                'verbose_name': 'sasaran sampel',
                'verbose_name_plural': 'sasaran sampel',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'office', 'offering'), name='surveys_target_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('office', None), ('offering', None), _connector='OR'), name='surveys_target_of_one_part'), models.CheckConstraint(condition=models.Q(('sample__lte', models.F('population'))), name='surveys_target_sample_within_population')],
            },
        ),
        migrations.CreateModel(
            name='InstrumentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, verbose_name='instrumen')),
                ('version', models.CharField(max_length=12, verbose_name='versi')),
                ('facts', models.JSONField(verbose_name='isi')),
                ('size', models.PositiveSmallIntegerField(verbose_name='jumlah unsur')),
                ('recorded_at', models.DateTimeField(verbose_name='dicatat')),
            ],
            options={
                'verbose_name': 'versi instrumen',
                'verbose_name_plural': 'versi instrumen',
                'constraints': [models.UniqueConstraint(fields=('slug', 'version'), name='surveys_instrument_once')],
            },
        ),
        migrations.AddField(
            model_name='campaign',
            name='instrument',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='surveys.instrumentversion', verbose_name='instrumen'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='instrumentversion',
            trigger=pgtrigger.compiler.Trigger(name='asked_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='62b3301085acbc2c36ad053560566b6f4b6b6f7e', operation='UPDATE OR DELETE', pgid='pgtrigger_asked_stays_257d7', table='surveys_instrumentversion', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='servedday',
            name='hall',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.hall'),
        ),
        migrations.AddField(
            model_name='servedday',
            name='offering',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.offering'),
        ),
        migrations.AddField(
            model_name='servedday',
            name='office',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.agencyoffice'),
        ),
        migrations.AddField(
            model_name='sheet',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='surveys.campaign'),
        ),
        migrations.AddField(
            model_name='sheet',
            name='offering',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.offering'),
        ),
        migrations.AddField(
            model_name='sheet',
            name='office',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.agencyoffice'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('hall', '='), ('instrument', '='), (models.Func('begins', 'ends', models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='surveys_campaign_one_at_a_time', violation_error_message='Mal ini sudah punya survei pada periode itu.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='only_closes', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{open:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='1daa6dac7d89812aff19237cd2ef9a24398ba349', operation='UPDATE', pgid='pgtrigger_only_closes_e4ba6', table='surveys_campaign', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='asks_the_same_throughout', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."hall_id" IS DISTINCT FROM (NEW."hall_id") OR OLD."instrument_id" IS DISTINCT FROM (NEW."instrument_id") OR OLD."begins" IS DISTINCT FROM (NEW."begins") OR OLD."ends" IS DISTINCT FROM (NEW."ends"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='27577c3bf3eb7ed14375ddd16bb88d608c9811cc', operation='UPDATE', pgid='pgtrigger_asks_the_same_throughout_835c0', table='surveys_campaign', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='servedday',
            index=models.Index(fields=['hall', 'day'], name='surveys_served_hall_day'),
        ),
        migrations.AddConstraint(
            model_name='servedday',
            constraint=models.UniqueConstraint(fields=('offering', 'day'), name='surveys_served_once'),
        ),
        migrations.AddConstraint(
            model_name='sheet',
            constraint=models.CheckConstraint(condition=models.Q(('offering', None), ('office__isnull', False), _connector='OR'), name='surveys_sheet_offering_has_its_office'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sheet',
            trigger=pgtrigger.compiler.Trigger(name='answers_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='efc96ba2ea1b99257ede559508b21bbf2b6330e2', operation='UPDATE OR DELETE', pgid='pgtrigger_answers_stay_e8bb2', table='surveys_sheet', when='BEFORE')),
        ),
    ]
