import datetime
import django.db.models.deletion
import functools
import satuatap.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '__first__'),
        ('places', '0006_portal2_loaded_row'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('event', models.CharField(max_length=40, verbose_name='peristiwa')),
                ('version', models.PositiveSmallIntegerField(verbose_name='versi')),
                ('topic', models.CharField(max_length=10)),
                ('key', models.CharField(max_length=120)),
                ('context', models.JSONField(default=dict)),
                ('path', models.CharField(max_length=200)),
                ('created_at', models.DateTimeField(verbose_name='dikirim')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='dibaca')),
                ('hall', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='places.hall', verbose_name='mal')),
            ],
            options={
                'verbose_name': 'pesan',
                'verbose_name_plural': 'pesan',
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('event', models.CharField(max_length=40, verbose_name='peristiwa')),
                ('key', models.CharField(max_length=120)),
                ('channel', models.CharField(choices=[('email', 'Surel'), ('whatsapp', 'WhatsApp'), ('sms', 'SMS'), ('push', 'Peramban')], max_length=10, verbose_name='saluran')),
                ('destination', models.CharField(editable=False, max_length=64)),
                ('due_at', models.DateTimeField(verbose_name='tidak sebelum')),
                ('queued_at', models.DateTimeField(editable=False, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='percobaan')),
                ('resends', models.PositiveSmallIntegerField(default=0, verbose_name='dikirim ulang')),
                ('account', models.CharField(blank=True, max_length=80, verbose_name='penyedia')),
                ('stays', models.BooleanField(default=False, editable=False)),
                ('reference', models.CharField(blank=True, editable=False, max_length=80)),
                ('error', models.CharField(blank=True, max_length=60, verbose_name='sebab')),
                ('claimed_at', models.DateTimeField(editable=False, null=True)),
                ('handed_at', models.DateTimeField(editable=False, null=True, verbose_name='diserahkan')),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='diterima penyedia')),
                ('delivered_at', models.DateTimeField(editable=False, null=True, verbose_name='sampai')),
                ('seen_at', models.DateTimeField(editable=False, null=True, verbose_name='dilihat')),
                ('bounced_at', models.DateTimeField(editable=False, null=True, verbose_name='ditolak')),
                ('dropped_at', models.DateTimeField(editable=False, null=True, verbose_name='tidak jadi')),
                ('dead_at', models.DateTimeField(editable=False, null=True, verbose_name='gagal')),
                ('unsure_at', models.DateTimeField(editable=False, null=True, verbose_name='tidak pasti')),
                ('hall', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='places.hall', verbose_name='mal')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='notifications.message')),
            ],
            options={
                'verbose_name': 'kiriman',
                'verbose_name_plural': 'kiriman',
                'indexes': [models.Index(condition=models.Q(('dead_at', None), ('dropped_at', None), ('sent_at', None), ('unsure_at', None)), fields=['due_at'], name='notifications_copy_due'), models.Index(condition=models.Q(('reference', ''), _negated=True), fields=['account', 'reference'], name='notifications_copy_reference'), models.Index(condition=models.Q(('dead_at__isnull', False), ('unsure_at__isnull', False), _connector='OR'), fields=['hall'], name='notifications_copy_given_up')],
                'constraints': [models.UniqueConstraint(fields=('message', 'channel'), name='notifications_copy_once_a_channel'), models.UniqueConstraint(fields=('destination', 'event', 'key', 'channel'), name='notifications_copy_once_an_address'), models.CheckConstraint(condition=models.Q(models.Q(('dead_at', None), ('dropped_at', None), ('sent_at', None)), models.Q(('dropped_at', None), ('sent_at', None), ('unsure_at', None)), models.Q(('dead_at', None), ('sent_at', None), ('unsure_at', None)), models.Q(('dead_at', None), ('dropped_at', None), ('unsure_at', None)), _connector='OR'), name='notifications_copy_ends_once'), models.CheckConstraint(condition=models.Q(('sent_at', None), models.Q(('attempts__gt', 0), ('handed_at__isnull', False)), _connector='OR'), name='notifications_copy_sent_was_handed')],
            },
        ),
        migrations.CreateModel(
            name='QuietHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begins', models.TimeField(default=datetime.time(20, 0), verbose_name='mulai')),
                ('ends', models.TimeField(default=datetime.time(7, 0), help_text='Sama dengan mulai: tidak ada jam tenang.', verbose_name='sampai')),
                ('hall', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='quiet_hours', to='places.hall', verbose_name='mal')),
            ],
            options={
                'verbose_name': 'jam tenang',
                'verbose_name_plural': 'jam tenang',
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=120)),
                ('reference', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('delivered', 'sampai'), ('read', 'dilihat'), ('failed', 'ditolak'), ('stop', 'minta berhenti')], max_length=10)),
                ('at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('copy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='notifications.copy')),
            ],
            options={
                'verbose_name': 'kabar penyedia',
                'verbose_name_plural': 'kabar penyedia',
                'indexes': [models.Index(condition=models.Q(('copy', None)), fields=['account', 'reference'], name='notifications_receipt_lost')],
                'constraints': [models.UniqueConstraint(fields=('account', 'name'), name='notifications_receipt_once')],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='surel')),
                ('phone', models.CharField(blank=True, max_length=16, verbose_name='nomor ponsel')),
                ('language', models.CharField(choices=[('id', 'Indonesia'), ('en', 'English')], default='id', max_length=2, verbose_name='bahasa')),
                ('stop_code', models.CharField(default=functools.partial(satuatap.core.ids.short_code, *(16,), **{}), editable=False, max_length=16, unique=True)),
                ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='dihentikan')),
                ('created_at', models.DateTimeField(verbose_name='dicatat')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name='pengguna')),
            ],
            options={
                'verbose_name': 'penerima',
                'verbose_name_plural': 'penerima',
                'constraints': [models.UniqueConstraint(condition=models.Q(('user', None)), fields=('email', 'phone'), name='notifications_recipient_address_once', violation_error_message='Alamat ini sudah tercatat.'), models.CheckConstraint(condition=models.Q(models.Q(('email', ''), ('user__isnull', False)), models.Q(('user', None), models.Q(('email', ''), ('phone', ''), _negated=True)), _connector='OR'), name='notifications_recipient_can_be_reached', violation_error_message='Penerima memerlukan akun, surel, atau nomor ponsel.'), models.CheckConstraint(condition=models.Q(('phone', ''), ('phone__regex', '^\\+[1-9][0-9]{7,14}$'), _connector='OR'), name='notifications_recipient_phone_is_whole', violation_error_message='Nomor ponsel ditulis dengan kode negara: +62812…')],
            },
        ),
        migrations.CreateModel(
            name='Mute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(choices=[('account', 'Akun dan keamanan'), ('visit', 'Kunjungan dan permohonan'), ('survey', 'Survei kepuasan'), ('complaint', 'Pengaduan'), ('work', 'Pekerjaan di mal')], max_length=10)),
                ('channel', models.CharField(choices=[('email', 'Surel'), ('whatsapp', 'WhatsApp'), ('sms', 'SMS'), ('push', 'Peramban')], max_length=10)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mutes', to='notifications.recipient')),
            ],
            options={
                'verbose_name': 'saluran yang dimatikan',
                'verbose_name_plural': 'saluran yang dimatikan',
                'constraints': [models.UniqueConstraint(fields=('recipient', 'topic', 'channel'), name='notifications_mute_once')],
            },
        ),
        migrations.AddField(
            model_name='message',
            name='recipient',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='notifications.recipient'),
        ),
        migrations.CreateModel(
            name='Browser',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('endpoint', models.CharField(max_length=500, unique=True)),
                ('key', models.CharField(max_length=100)),
                ('secret', models.CharField(max_length=40)),
                ('created_at', models.DateTimeField()),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='browsers', to='notifications.recipient')),
            ],
            options={
                'verbose_name': 'peramban',
                'verbose_name_plural': 'peramban',
            },
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['recipient', '-created_at'], name='notifications_message_inbox'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(fields=('recipient', 'event', 'key'), name='notifications_message_once'),
        ),
    ]
