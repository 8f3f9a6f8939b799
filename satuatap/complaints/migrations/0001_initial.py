import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import satuatap.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0006_staff_watch_own_text'),
        ('identity', '__first__'),
        ('notifications', '0001_initial'),
        ('places', '0008_clocks_day_revision'),
        ('queueing', '0007_engine_carried_and_recalled'),
    ]

    operations = [
        migrations.CreateModel(
            name='Book',
            fields=[
                ('hall', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='complaint_book', serialize=False, to='places.hall')),
                ('code', models.CharField(max_length=8, unique=True, verbose_name='kode')),
            ],
            options={
                'verbose_name': 'buku nomor laporan',
                'verbose_name_plural': 'buku nomor laporan',
            },
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(default=satuatap.core.ids.short_code, editable=False, max_length=12, unique=True)),
                ('number', models.CharField(blank=True, max_length=24, verbose_name='nomor')),
                ('kind', models.CharField(choices=[('complaint', 'Pengaduan'), ('aspiration', 'Aspirasi'), ('information', 'Permintaan informasi')], default='complaint', max_length=11, verbose_name='jenis')),
                ('channel', models.CharField(choices=[('portal', 'Portal'), ('kiosk', 'Anjungan'), ('counter', 'Loket'), ('qr', 'Kode QR di mal'), ('message', 'Pesan'), ('survey', 'Survei'), ('sp4n', 'SP4N-LAPOR!')], max_length=7, verbose_name='saluran')),
                ('title', models.CharField(max_length=120, verbose_name='judul')),
                ('body', models.TextField(verbose_name='isi')),
                ('happened_on', models.DateField(blank=True, null=True, verbose_name='tanggal kejadian')),
                ('moderated', models.CharField(blank=True, choices=[('threat', 'ancaman'), ('personal', 'data pribadi')], max_length=8, verbose_name='disunting karena')),
                ('moderated_title', models.CharField(blank=True, max_length=120)),
                ('moderated_body', models.TextField(blank=True)),
                ('is_anonymous', models.BooleanField(default=False, verbose_name='anonim')),
                ('is_secret', models.BooleanField(default=False, verbose_name='rahasia')),
                ('loosenings', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('severity', models.CharField(choices=[('information', 'Informasi atau normatif'), ('no_oversight', 'Tidak berkadar pengawasan'), ('oversight', 'Berkadar pengawasan')], default='no_oversight', max_length=12, verbose_name='kelas')),
                ('is_levy', models.BooleanField(default=False, verbose_name='pungutan liar')),
                ('around_hall', models.BooleanField(default=False, verbose_name='di luar mal')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'OFFICE'), (1, 'COORDINATOR'), (2, 'INSPECTORATE'), (3, 'MINISTRY'), (4, 'OMBUDSMAN')], default=0, verbose_name='jenjang')),
                ('state', models.CharField(choices=[('draft', 'belum dikirim'), ('sent', 'terkirim'), ('verification', 'diverifikasi'), ('rejected', 'ditolak'), ('completing', 'menunggu kelengkapan'), ('disposed', 'didisposisikan'), ('in_progress', 'ditindaklanjuti'), ('answered', 'ditanggapi'), ('awaiting', 'menunggu pelapor'), ('done', 'selesai'), ('reopened', 'dibuka kembali'), ('merged', 'digabung')], default='draft', max_length=12, verbose_name='keadaan')),
                ('state_at', models.DateTimeField(verbose_name='sejak')),
                ('asked_from', models.CharField(blank=True, choices=[('draft', 'belum dikirim'), ('sent', 'terkirim'), ('verification', 'diverifikasi'), ('rejected', 'ditolak'), ('completing', 'menunggu kelengkapan'), ('disposed', 'didisposisikan'), ('in_progress', 'ditindaklanjuti'), ('answered', 'ditanggapi'), ('awaiting', 'menunggu pelapor'), ('done', 'selesai'), ('reopened', 'dibuka kembali'), ('merged', 'digabung')], max_length=12)),
                ('drafted_at', models.DateTimeField(verbose_name='ditulis')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='terkirim')),
                ('counting_from', models.DateTimeField(blank=True, null=True)),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='tenggat')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='tanggapan pertama')),
                ('on_time', models.BooleanField(blank=True, null=True, verbose_name='tepat waktu')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='berakhir')),
                ('reopenings', models.PositiveSmallIntegerField(default=0, verbose_name='dibuka kembali (kali)')),
                ('breaches', models.PositiveSmallIntegerField(default=0, verbose_name='lewat tenggat (kali)')),
                ('key', models.CharField(blank=True, editable=False, max_length=80, null=True)),
                ('about_office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.agencyoffice', verbose_name='tentang gerai')),
                ('counter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.counter')),
                ('duplicate_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='complaints.complaint')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='places.hall', verbose_name='mal')),
                ('offering', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.offering')),
                ('office', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='catalogue.agencyoffice', verbose_name='gerai')),
                ('ticket', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='queueing.ticket')),
            ],
            options={
                'verbose_name': 'laporan',
                'verbose_name_plural': 'laporan',
                'indexes': [models.Index(condition=models.Q(('state__in', ['answered', 'awaiting', 'completing', 'disposed', 'in_progress', 'reopened', 'sent', 'verification'])), fields=['hall', 'due_at'], name='complaints_desk_hall'), models.Index(condition=models.Q(('state__in', ['answered', 'awaiting', 'completing', 'disposed', 'in_progress', 'reopened', 'sent', 'verification'])), fields=['office', 'due_at'], name='complaints_desk_office'), models.Index(condition=models.Q(('state__in', ['answered', 'awaiting', 'completing', 'disposed', 'in_progress', 'reopened', 'sent', 'verification']), ('level__gte', 2)), fields=['due_at'], name='complaints_desk_above'), models.Index(fields=['hall', 'sent_at'], name='complaints_hall_sent'), models.Index(fields=['office', 'sent_at'], name='complaints_office_sent')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='complaints_number_once'), models.UniqueConstraint(fields=('hall', 'key'), name='complaints_once_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('number', ''), ('sent_at', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), models.Q(('number', ''), _negated=True), ('sent_at__isnull', False)), _connector='OR'), name='complaints_sent_has_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('duplicate_of__isnull', False), ('state', 'merged'), models.Q(('duplicate_of', models.F('id')), _negated=True)), models.Q(models.Q(('state', 'merged'), _negated=True), ('duplicate_of', None)), _connector='OR'), name='complaints_merged_into_another'), models.CheckConstraint(condition=models.Q(('is_levy', False), ('around_hall', True), _connector='OR'), name='complaints_levy_goes_around'), models.CheckConstraint(condition=models.Q(('around_hall', False), ('state', 'draft'), models.Q(('level__gte', 2), ('office', None)), _connector='OR'), name='complaints_around_the_hall_is_above')],
            },
        ),
        migrations.CreateModel(
            name='ExchangeLink',
            fields=[
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='exchange', serialize=False, to='complaints.complaint')),
                ('reference', models.CharField(max_length=80, null=True, unique=True, verbose_name='nomor SP4N')),
                ('came_from_there', models.BooleanField(default=False)),
                ('digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('handed_at', models.DateTimeField(blank=True, null=True, verbose_name='diserahkan')),
            ],
            options={
                'verbose_name': 'pertukaran SP4N',
                'verbose_name_plural': 'pertukaran SP4N',
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='tanggapan')),
                ('proof', models.TextField(verbose_name='bukti')),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('part', models.CharField(max_length=12, verbose_name='sebagai')),
                ('actor', models.CharField(max_length=120, verbose_name='oleh')),
                ('rating', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nilai')),
                ('remark', models.TextField(blank=True, verbose_name='komentar')),
                ('rated_at', models.DateTimeField(blank=True, null=True, verbose_name='dinilai')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='complaints.complaint')),
            ],
            options={
                'verbose_name': 'tanggapan',
                'verbose_name_plural': 'tanggapan',
                'ordering': ['complaint', 'at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('rated_at', None), ('rating', None)), models.Q(('rated_at__isnull', False), ('rating__gte', 1), ('rating__lte', 4)), _connector='OR'), name='complaints_answer_rated_from_1_to_4')],
            },
        ),
        migrations.CreateModel(
            name='ComplaintClock',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('verify', 'verifikasi'), ('first_action', 'mulai ditindaklanjuti'), ('answer', 'tanggapan'), ('reply', 'jawaban pelapor'), ('escalated', 'tindakan atasan')], max_length=12, verbose_name='untuk')),
                ('amount', models.PositiveSmallIntegerField(verbose_name='jumlah')),
                ('unit', models.CharField(max_length=12, verbose_name='satuan')),
                ('rule', models.CharField(max_length=20, verbose_name='cara hitung')),
                ('verbs', models.JSONField(default=list)),
                ('due_at', models.DateTimeField(verbose_name='tenggat')),
                ('started_at', models.DateTimeField(verbose_name='mulai')),
                ('paused_at', models.DateTimeField(blank=True, null=True, verbose_name='berhenti sementara')),
                ('breached_at', models.DateTimeField(blank=True, null=True, verbose_name='lewat tenggat')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='berakhir')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='complaints.complaint')),
            ],
            options={
                'verbose_name': 'tenggat laporan',
                'verbose_name_plural': 'tenggat laporan',
                'indexes': [models.Index(condition=models.Q(('ended_at', None), ('paused_at', None), ('breached_at', None)), fields=['due_at'], name='complaints_clock_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None), ('paused_at', None)), fields=('complaint',), name='complaints_clock_one_runs')],
            },
        ),
        migrations.CreateModel(
            name='ComplaintEvent',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('kind', models.CharField(max_length=16, verbose_name='kejadian')),
                ('before_state', models.CharField(blank=True, max_length=12, verbose_name='dari')),
                ('after_state', models.CharField(max_length=12, verbose_name='menjadi')),
                ('part', models.CharField(max_length=12, verbose_name='sebagai')),
                ('actor', models.CharField(max_length=120, verbose_name='oleh')),
                ('text', models.TextField(blank=True, verbose_name='isi')),
                ('is_internal', models.BooleanField(default=False)),
                ('facts', models.JSONField(default=dict)),
                ('complaint', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='complaints.complaint')),
            ],
            options={
                'verbose_name': 'riwayat laporan',
                'verbose_name_plural': 'riwayat laporan',
                'indexes': [models.Index(fields=['complaint', 'id'], name='complaints_event_complaint')],
            },
        ),
        migrations.CreateModel(
            name='Implicated',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(choices=[('served', 'melayani saat itu'), ('named', 'disebut')], max_length=6, verbose_name='karena')),
                ('complaint', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='implicated', to='complaints.complaint')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'yang dilaporkan',
                'verbose_name_plural': 'yang dilaporkan',
                'constraints': [models.UniqueConstraint(fields=('complaint', 'user'), name='complaints_implicated_once')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('part', models.CharField(max_length=12, verbose_name='sebagai')),
                ('actor', models.CharField(max_length=120, verbose_name='oleh')),
                ('text', models.TextField(verbose_name='catatan')),
                ('key', models.CharField(editable=False, max_length=80)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='complaints.complaint')),
            ],
            options={
                'verbose_name': 'catatan internal',
                'verbose_name_plural': 'catatan internal',
                'constraints': [models.UniqueConstraint(fields=('complaint', 'key'), name='complaints_note_once')],
            },
        ),
        migrations.CreateModel(
            name='AnswerTemplate',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(blank=True, choices=[('complaint', 'Pengaduan'), ('aspiration', 'Aspirasi'), ('information', 'Permintaan informasi')], max_length=11, verbose_name='jenis')),
                ('title', models.CharField(max_length=80, verbose_name='judul')),
                ('text', models.TextField(verbose_name='isi')),
                ('is_active', models.BooleanField(default=True, verbose_name='dipakai')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answer_templates', to='places.hall', verbose_name='mal')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalogue.agencyoffice', verbose_name='gerai')),
            ],
            options={
                'verbose_name': 'templat tanggapan',
                'verbose_name_plural': 'templat tanggapan',
                'ordering': ['hall', 'title'],
                'constraints': [models.UniqueConstraint(fields=('hall', 'title'), name='complaints_template_once', violation_error_message='Judul ini sudah dipakai di mal ini.')],
            },
        ),
        migrations.CreateModel(
            name='BookYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('issued', models.PositiveIntegerField(default=0, verbose_name='nomor keluar')),
                ('book', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='years', to='complaints.book')),
            ],
            options={
                'verbose_name': 'tahun nomor laporan',
                'verbose_name_plural': 'tahun nomor laporan',
                'constraints': [models.UniqueConstraint(fields=('book', 'year'), name='complaints_bookyear_once')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='publication', serialize=False, to='complaints.complaint')),
                ('title', models.CharField(max_length=120, verbose_name='judul')),
                ('body', models.TextField(verbose_name='isi')),
                ('answer', models.TextField(blank=True, verbose_name='tanggapan')),
                ('published_at', models.DateTimeField(verbose_name='diumumkan')),
                ('published_by', models.CharField(max_length=120, verbose_name='oleh')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='ditarik')),
            ],
            options={
                'verbose_name': 'laporan terbuka',
                'verbose_name_plural': 'laporan terbuka',
                'indexes': [models.Index(condition=models.Q(('withdrawn_at', None)), fields=['-published_at'], name='complaints_published')],
            },
        ),
        migrations.CreateModel(
            name='Reporter',
            fields=[
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reporter', serialize=False, to='complaints.complaint')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='nama')),
                ('phone_digest', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('pin', models.CharField(blank=True, editable=False, max_length=160)),
                ('pin_misses', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('pin_locked_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recipient', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reporter_rows', to='notifications.recipient')),
            ],
            options={
                'verbose_name': 'pelapor',
                'verbose_name_plural': 'pelapor',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='complaint',
            trigger=pgtrigger.compiler.Trigger(name='only_drawn_arrows', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{draft:sent,sent:verification,verification:completing,verification:disposed,verification:merged,verification:rejected,rejected:verification,completing:done,completing:in_progress,completing:verification,disposed:in_progress,disposed:merged,disposed:verification,in_progress:answered,in_progress:completing,in_progress:disposed,in_progress:merged,answered:awaiting,awaiting:done,awaiting:reopened,done:reopened,reopened:disposed,reopened:in_progress,merged:verification}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='0ba494006fb6191d01207aa03f87ef0eb62d10e7', operation='UPDATE', pgid='pgtrigger_only_drawn_arrows_4ae17', table='complaints_complaint', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='complaint',
            trigger=pgtrigger.compiler.Trigger(name='number_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.number <> '' AND (OLD.number, OLD.hall_id, OLD.title, OLD.body) IS DISTINCT FROM (NEW.number, NEW.hall_id, NEW.title, NEW.body))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='9db30bc65891f0a37dc1ca8af2e6104555de4500', operation='UPDATE', pgid='pgtrigger_number_stays_64afb', table='complaints_complaint', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='complaint',
            trigger=pgtrigger.compiler.Trigger(name='flags_only_tighten', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN ((OLD.is_secret AND NOT NEW.is_secret OR OLD.is_anonymous AND NOT NEW.is_anonymous) AND NEW.loosenings <> OLD.loosenings + 1)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a089f4839937431405af9635fb7fcc02a5567814', operation='UPDATE', pgid='pgtrigger_flags_only_tighten_1744a', table='complaints_complaint', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='complaint',
            trigger=pgtrigger.compiler.Trigger(name='level_only_rises', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.level < OLD.level OR OLD.around_hall AND NOT NEW.around_hall)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='018306ad62c124ad8b61ff03de474980207092d5', operation='UPDATE', pgid='pgtrigger_level_only_rises_68c21', table='complaints_complaint', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='complaint',
            trigger=pgtrigger.compiler.Trigger(name='nobody_is_lost', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state <> 'draft')", func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='73f56539c704cb4738db9d89c41bda9fc984fbe7', operation='DELETE', pgid='pgtrigger_nobody_is_lost_15507', table='complaints_complaint', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='complaintevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='74052a534e71dac9970ee5a73a0d0ce95ee9fa73', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_17d31', table='complaints_complaintevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='note',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='02dc17ed9cafc8c0447e567fc151c4cc477954ae', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a2fdf', table='complaints_note', when='BEFORE')),
        ),
    ]
