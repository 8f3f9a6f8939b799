import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import satuatap.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0002_initial'),
        ('identity', '0001_initial'),
        ('identity', '__first__'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='HallPolicy',
            fields=[
                ('hall', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='policy', serialize=False, to='places.hall', verbose_name='mal')),
                ('regular_between_priority', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1)], verbose_name='paling banyak antrean biasa di antara prioritas')),
                ('recalls', models.PositiveSmallIntegerField(default=3, verbose_name='panggilan ulang sebelum tidak hadir')),
                ('return_minutes', models.PositiveSmallIntegerField(default=15, verbose_name='boleh kembali setelah terlewat (menit)')),
                ('return_place', models.CharField(choices=[('arrival', 'menurut waktu datang pertama'), ('after_next', 'setelah beberapa orang berikutnya'), ('end', 'paling belakang')], default='after_next', max_length=10, verbose_name='tempat setelah kembali')),
                ('return_after', models.PositiveSmallIntegerField(default=3, verbose_name='setelah berapa orang')),
                ('transfer_place', models.CharField(choices=[('arrival', 'menurut waktu datang pertama'), ('after_next', 'setelah beberapa orang berikutnya'), ('end', 'paling belakang')], default='arrival', max_length=10, verbose_name='tempat setelah dialihkan')),
                ('paper_seconds', models.PositiveSmallIntegerField(default=120, verbose_name='kertas harus keluar dalam (detik)')),
                ('remote_allowed', models.BooleanField(default=True, verbose_name='nomor jarak jauh')),
                ('remote_minutes', models.PositiveSmallIntegerField(default=60, verbose_name='nomor jarak jauh harus dikonfirmasi dalam (menit)')),
                ('display_dwell_seconds', models.PositiveSmallIntegerField(default=8, verbose_name='panggilan tampil paling singkat (detik)')),
                ('call_repeats', models.PositiveSmallIntegerField(default=2, verbose_name='panggilan disuarakan (kali)')),
                ('spoken_digits', models.BooleanField(default=True, verbose_name='eja angka satu per satu')),
                ('english_voice', models.BooleanField(default=False, verbose_name='suara Inggris sesudahnya')),
                ('keep_ticket_days', models.PositiveSmallIntegerField(default=90, verbose_name='simpan tiket (hari)')),
            ],
            options={
                'verbose_name': 'aturan antrean',
                'verbose_name_plural': 'aturan antrean',
                'constraints': [models.CheckConstraint(condition=models.Q(('regular_between_priority__gte', 1)), name='queueing_hallpolicy_nobody_starves', violation_error_message='Sedikitnya satu antrean biasa dipanggil di antara dua prioritas.')],
            },
        ),
        migrations.CreateModel(
            name='Printer',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('host', models.CharField(max_length=120, verbose_name='alamat jaringan')),
                ('port', models.PositiveIntegerField(default=9100, verbose_name='porta')),
                ('width_mm', models.PositiveSmallIntegerField(choices=[(58, '58 mm'), (80, '80 mm')], default=80, verbose_name='lebar kertas (mm)')),
                ('state', models.CharField(choices=[('unknown', 'belum diketahui'), ('ready', 'siap'), ('paper_low', 'kertas hampir habis'), ('paper_out', 'kertas habis'), ('lost', 'tidak terhubung')], default='unknown', max_length=10, verbose_name='keadaan')),
                ('state_at', models.DateTimeField(blank=True, null=True, verbose_name='sejak')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='printers', to='places.hall', verbose_name='mal')),
            ],
            options={
                'verbose_name': 'pencetak',
                'verbose_name_plural': 'pencetak',
                'ordering': ['hall', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Queue',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('prefix', models.CharField(max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z]{1,3}$')], verbose_name='awalan')),
                ('first_number', models.PositiveSmallIntegerField(default=1, verbose_name='nomor pertama')),
                ('last_number', models.PositiveSmallIntegerField(default=999, verbose_name='nomor terakhir')),
                ('daily_cap', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='batas nomor sehari')),
                ('last_ticket_minutes', models.PositiveSmallIntegerField(default=30, verbose_name='nomor terakhir, menit sebelum tutup')),
                ('promise_minutes', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1)], verbose_name='janji tunggu (menit)')),
                ('remote_share', models.PositiveSmallIntegerField(default=50, verbose_name='porsi nomor jarak jauh (%)')),
                ('is_active', models.BooleanField(default=True, verbose_name='dipakai')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='queues', to='places.hall', verbose_name='mal')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='queues', to='catalogue.agencyoffice', verbose_name='gerai')),
            ],
            options={
                'verbose_name': 'antrean',
                'verbose_name_plural': 'antrean',
                'ordering': ['hall', 'prefix'],
                'constraints': [models.UniqueConstraint(fields=('hall', 'prefix'), name='queueing_queue_prefix_once_a_hall', violation_error_message='Awalan ini sudah dipakai antrean lain di mal ini.'), models.CheckConstraint(condition=models.Q(('first_number__gte', 0), ('last_number__gt', models.F('first_number'))), name='queueing_queue_numbers_in_order', violation_error_message='Nomor terakhir harus lebih besar dari nomor pertama.'), models.CheckConstraint(condition=models.Q(('remote_share__lte', 100)), name='queueing_queue_remote_share_is_percent', violation_error_message='Porsi paling banyak 100 persen.')],
            },
        ),
        migrations.CreateModel(
            name='QueueDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='hari')),
                ('issued', models.PositiveIntegerField(default=0, verbose_name='nomor keluar')),
                ('issued_remote', models.PositiveIntegerField(default=0, verbose_name='nomor jarak jauh keluar')),
                ('since_priority', models.PositiveIntegerField(default=0, verbose_name='biasa sejak prioritas')),
                ('figures', models.JSONField(blank=True, null=True, verbose_name='angka hari itu')),
                ('queue', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='days', to='queueing.queue')),
            ],
            options={
                'verbose_name': 'hari antrean',
                'verbose_name_plural': 'hari antrean',
                'constraints': [models.UniqueConstraint(fields=('queue', 'day'), name='queueing_queueday_once')],
            },
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(default=satuatap.core.ids.short_code, editable=False, max_length=12)),
                ('day', models.DateField(verbose_name='hari')),
                ('sequence', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=9, verbose_name='nomor')),
                ('state', models.CharField(choices=[('issued', 'belum dikonfirmasi'), ('waiting', 'menunggu'), ('called', 'dipanggil'), ('serving', 'dilayani'), ('on_hold', 'disimpan'), ('transferred', 'dialihkan'), ('done', 'selesai'), ('no_show', 'tidak hadir'), ('cancelled', 'dibatalkan'), ('expired', 'hangus saat tutup'), ('lapsed', 'tidak dikonfirmasi')], default='waiting', max_length=12, verbose_name='keadaan')),
                ('priority', models.BooleanField(default=False, verbose_name='prioritas')),
                ('priority_reason', models.CharField(choices=[('none', 'tanpa prioritas'), ('elderly', 'lansia'), ('disabled', 'penyandang disabilitas'), ('pregnant', 'ibu hamil'), ('infant', 'membawa bayi')], default='none', max_length=8, verbose_name='alasan prioritas')),
                ('delivery', models.CharField(choices=[('phone', 'ponsel'), ('paper', 'kertas'), ('remote', 'jarak jauh')], max_length=6, verbose_name='diterima lewat')),
                ('issued_at', models.DateTimeField(verbose_name='diambil')),
                ('arrived_at', models.DateTimeField(verbose_name='datang pertama')),
                ('rank_at', models.DateTimeField(verbose_name='urutan')),
                ('confirm_by', models.DateTimeField(blank=True, null=True, verbose_name='konfirmasi sebelum')),
                ('state_at', models.DateTimeField(verbose_name='sejak')),
                ('calls', models.PositiveSmallIntegerField(default=0, verbose_name='dipanggil (kali)')),
                ('returns', models.PositiveSmallIntegerField(default=0, verbose_name='kembali (kali)')),
                ('undos', models.PositiveSmallIntegerField(default=0)),
                ('outcome', models.CharField(blank=True, choices=[('served', 'Selesai dilayani'), ('incomplete', 'Persyaratan belum lengkap'), ('referred', 'Dirujuk ke tempat lain'), ('withdrawn', 'Pemohon mengurungkan')], max_length=12, verbose_name='hasil')),
                ('position', models.PositiveIntegerField(null=True)),
                ('likely_minutes', models.PositiveSmallIntegerField(null=True)),
                ('late_minutes', models.PositiveSmallIntegerField(null=True)),
                ('idempotency_key', models.CharField(blank=True, max_length=80, null=True)),
                ('counter', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='places.counter')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='places.hall')),
                ('numbered_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='numbered', to='queueing.queue')),
                ('offering', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='catalogue.offering')),
                ('queue', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='queueing.queue')),
                ('reserved_for', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reserved', to='places.counter')),
            ],
            options={
                'verbose_name': 'nomor antrean',
                'verbose_name_plural': 'nomor antrean',
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'transferred'])), fields=['queue', 'day', 'rank_at'], name='queueing_ticket_line'), models.Index(fields=['hall', 'day'], name='queueing_ticket_hall_day'), models.Index(condition=models.Q(('reserved_for__isnull', False)), fields=['reserved_for'], name='queueing_ticket_reserved'), models.Index(condition=models.Q(('state', 'issued')), fields=['confirm_by'], name='queueing_ticket_unconfirmed')],
                'constraints': [models.UniqueConstraint(fields=('code',), name='queueing_ticket_code_once', opclasses=['varchar_pattern_ops']), models.UniqueConstraint(fields=('numbered_by', 'day', 'sequence'), name='queueing_ticket_number_once_a_day'), models.UniqueConstraint(fields=('hall', 'idempotency_key'), name='queueing_ticket_once_per_key'), models.UniqueConstraint(condition=models.Q(('state__in', ['called', 'serving'])), fields=('counter',), name='queueing_ticket_one_at_a_counter'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['called', 'serving']), _negated=True), ('counter__isnull', False), _connector='OR'), name='queueing_ticket_at_counter_has_counter')],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=9)),
                ('at', models.DateTimeField()),
                ('nth', models.PositiveSmallIntegerField(default=1)),
                ('out_of_order', models.CharField(blank=True, max_length=40)),
                ('counter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='calling', to='places.counter')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='places.hall')),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calling', to='queueing.ticket')),
            ],
            options={
                'verbose_name': 'panggilan',
                'verbose_name_plural': 'panggilan',
                'indexes': [models.Index(fields=['hall', '-id'], name='queueing_call_hall'), models.Index(fields=['hall', 'at'], name='queueing_call_hall_at')],
            },
        ),
        migrations.CreateModel(
            name='TicketEvent',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('kind', models.CharField(max_length=16, verbose_name='kejadian')),
                ('before_state', models.CharField(blank=True, max_length=12, verbose_name='dari')),
                ('after_state', models.CharField(max_length=12, verbose_name='menjadi')),
                ('actor', models.CharField(max_length=120, verbose_name='oleh')),
                ('reason', models.CharField(blank=True, max_length=40, verbose_name='alasan')),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('counter', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.counter')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.hall')),
                ('queue', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='queueing.queue')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='queueing.ticket')),
            ],
            options={
                'verbose_name': 'riwayat nomor',
                'verbose_name_plural': 'riwayat nomor',
                'indexes': [models.Index(fields=['ticket', 'id'], name='queueing_event_ticket'), models.Index(fields=['hall', 'at'], name='queueing_event_hall_at')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(verbose_name='hari')),
                ('arrived_at', models.DateTimeField(verbose_name='datang')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='places.hall')),
            ],
            options={
                'verbose_name': 'kunjungan',
                'verbose_name_plural': 'kunjungan',
                'indexes': [models.Index(fields=['hall', 'day'], name='queueing_visit_hall_day')],
            },
        ),
        migrations.AddField(
            model_name='ticket',
            name='visit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='queueing.visit'),
        ),
        migrations.CreateModel(
            name='CounterService',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gives', to='places.counter', verbose_name='loket')),
                ('offering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='given_at', to='catalogue.offering', verbose_name='layanan')),
            ],
            options={
                'verbose_name': 'layanan loket',
                'verbose_name_plural': 'layanan loket',
                'constraints': [models.UniqueConstraint(fields=('counter', 'offering'), name='queueing_counterservice_once')],
            },
        ),
        migrations.CreateModel(
            name='CounterSession',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('actor', models.CharField(max_length=120, verbose_name='oleh')),
                ('opened_at', models.DateTimeField(verbose_name='dibuka')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='ditutup')),
                ('paused_at', models.DateTimeField(blank=True, null=True, verbose_name='jeda sejak')),
                ('pause_reason', models.CharField(blank=True, max_length=120, verbose_name='alasan jeda')),
                ('counter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='places.counter', verbose_name='loket')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='places.hall')),
                ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to=settings.AUTH_USER_MODEL, verbose_name='petugas')),
            ],
            options={
                'verbose_name': 'sesi loket',
                'verbose_name_plural': 'sesi loket',
                'indexes': [models.Index(fields=['hall', 'opened_at'], name='queueing_session_hall')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('counter',), name='queueing_countersession_one_open', violation_error_message='Loket ini sudah dibuka.')],
            },
        ),
        migrations.CreateModel(
            name='Display',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('scope', models.CharField(choices=[('all', 'Semua gerai'), ('chosen', 'Gerai pilihan')], default='all', max_length=6, verbose_name='menampilkan')),
                ('with_voice', models.BooleanField(default=True, verbose_name='bersuara')),
                ('news', models.CharField(blank=True, max_length=280, verbose_name='kabar')),
                ('announced', models.BigIntegerField(default=0, editable=False)),
                ('seen_at', models.DateTimeField(blank=True, null=True, verbose_name='terakhir terlihat')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='displays', to='places.hall', verbose_name='mal')),
                ('offices', models.ManyToManyField(blank=True, related_name='displays', to='catalogue.agencyoffice', verbose_name='gerai')),
                ('token', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='display', to='identity.accesstoken')),
            ],
            options={
                'verbose_name': 'layar',
                'verbose_name_plural': 'layar',
                'ordering': ['hall', 'name'],
                'constraints': [models.UniqueConstraint(fields=('hall', 'name'), name='queueing_display_name_once_a_hall', violation_error_message='Nama layar ini sudah dipakai.')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=280, verbose_name='pesan')),
                ('starts_at', models.DateTimeField(verbose_name='mulai')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='sampai')),
                ('set_by', models.CharField(max_length=120, verbose_name='oleh')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='places.hall', verbose_name='mal')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='catalogue.agencyoffice', verbose_name='gerai')),
            ],
            options={
                'verbose_name': 'pesan manajer',
                'verbose_name_plural': 'pesan manajer',
                'ordering': ['-starts_at'],
                'indexes': [models.Index(fields=['hall', 'starts_at'], name='queueing_notice_hall')],
            },
        ),
        migrations.CreateModel(
            name='Kiosk',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('delivery', models.CharField(choices=[('browser', 'cetak dari peramban'), ('network', 'cetak lewat jaringan'), ('phone', 'tanpa kertas, hanya QR')], default='browser', max_length=8, verbose_name='cara memberi nomor')),
                ('paper_mm', models.PositiveSmallIntegerField(choices=[(58, '58 mm'), (80, '80 mm')], default=80, verbose_name='lebar kertas (mm)')),
                ('idle_seconds', models.PositiveSmallIntegerField(default=45, verbose_name='kembali ke awal (detik)')),
                ('seen_at', models.DateTimeField(blank=True, null=True, verbose_name='terakhir terlihat')),
                ('help_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='petugas dipanggil')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kiosks', to='places.hall', verbose_name='mal')),
                ('token', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='kiosk', to='identity.accesstoken')),
                ('printer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='queueing.printer', verbose_name='pencetak')),
            ],
            options={
                'verbose_name': 'anjungan',
                'verbose_name_plural': 'anjungan',
                'ordering': ['hall', 'name'],
                'constraints': [models.UniqueConstraint(fields=('hall', 'name'), name='queueing_kiosk_name_once_a_hall', violation_error_message='Nama anjungan ini sudah dipakai.'), models.CheckConstraint(condition=models.Q(models.Q(('delivery', 'network'), _negated=True), ('printer__isnull', False), _connector='OR'), name='queueing_kiosk_network_has_printer', violation_error_message='Cetak lewat jaringan memerlukan pencetak.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ticketevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='266e82b6fb1dafb1a083cf610065719e942c32ca', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_724af', table='queueing_ticketevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='ticket',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['called', 'serving'])), fields=('visit',), name='queueing_ticket_one_of_a_visit_called'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ticket',
            trigger=pgtrigger.compiler.Trigger(name='only_drawn_arrows', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.undos <> OLD.undos + 1)', declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{issued:cancelled,issued:expired,issued:lapsed,issued:waiting,waiting:called,waiting:cancelled,waiting:expired,transferred:called,transferred:cancelled,transferred:expired,called:cancelled,called:expired,called:no_show,called:on_hold,called:serving,called:transferred,serving:done,serving:expired,serving:on_hold,serving:transferred,on_hold:called,on_hold:cancelled,on_hold:expired,on_hold:no_show,on_hold:serving,on_hold:transferred,no_show:waiting}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='53db5868897f06e49df60cc538f31725516048db', operation='UPDATE', pgid='pgtrigger_only_drawn_arrows_71f1a', table='queueing_ticket', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ticket',
            trigger=pgtrigger.compiler.Trigger(name='only_drawn_undos', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.undos = OLD.undos + 1)', declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{called:on_hold,called:transferred,called:waiting,serving:called,serving:on_hold,done:serving,no_show:called,no_show:on_hold,on_hold:called,on_hold:serving,transferred:called,transferred:on_hold,transferred:serving}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='3b7f35b0fe60c396465326fd8b65f23ae8d48eb7', operation='UPDATE', pgid='pgtrigger_only_drawn_undos_27889', table='queueing_ticket', when='BEFORE')),
        ),
    ]
