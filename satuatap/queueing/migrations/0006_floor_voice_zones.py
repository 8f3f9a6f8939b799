"""Voice zones: the rooms in which one display speaks at a time."""

import django.db.models.deletion
import satuatap.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0002_hall_version'),
        ('queueing', '0005_kiosk_watched'),
    ]

    operations = [
        migrations.CreateModel(
            name='VoiceZone',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='nama')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voice_zones', to='places.hall', verbose_name='mal')),
            ],
            options={
                'verbose_name': 'zona suara',
                'verbose_name_plural': 'zona suara',
                'ordering': ['hall', 'name'],
                'constraints': [models.UniqueConstraint(fields=('hall', 'name'), name='queueing_voicezone_name_once_a_hall', violation_error_message='Nama zona suara ini sudah dipakai.')],
            },
        ),
        migrations.CreateModel(
            name='VoiceTurn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanted_at', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('spoken_at', models.DateTimeField(null=True)),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='queueing.call')),
                ('display', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='turns', to='queueing.display')),
                ('zone', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='queueing.voicezone')),
            ],
            options={
                'verbose_name': 'giliran suara',
                'verbose_name_plural': 'giliran suara',
                'indexes': [models.Index(condition=models.Q(('spoken_at', None)), fields=['zone'], name='queueing_voiceturn_unspoken')],
                'constraints': [models.UniqueConstraint(fields=('zone', 'call'), name='queueing_voiceturn_once_a_zone'), models.UniqueConstraint(condition=models.Q(('spoken_at__isnull', True), ('until__isnull', False)), fields=('zone',), name='queueing_voiceturn_one_voice_a_zone')],
            },
        ),
        migrations.AddField(
            model_name='display',
            name='voice_zone',
            field=models.ForeignKey(blank=True, help_text='Ruang tempat suara layar ini terdengar. Kosong berarti seluruh mal.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='displays', to='queueing.voicezone', verbose_name='zona suara'),
        ),
        migrations.RunSQL(
            sql="-- The rooms of the displays move a hall's version; whose turn it is to speak does not.\ncall places_watch('queueing_voicezone', 'select hall_id from changed');\n",
            reverse_sql='',
        ),
    ]
