import django.db.models.deletion
import django.utils.timezone
import satuatap.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('catalogue', '0002_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='surel')),
                ('name', models.CharField(max_length=120, verbose_name='nama')),
                ('must_change_password', models.BooleanField(default=False, verbose_name='harus mengganti kata sandi')),
                ('times_signed_out', models.PositiveIntegerField(default=0, editable=False)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'pengguna',
                'verbose_name_plural': 'pengguna',
            },
        ),
        migrations.CreateModel(
            name='AccessToken',
            fields=[
                ('id', models.UUIDField(default=satuatap.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('kiosk', 'Anjungan'), ('display', 'Layar'), ('counter', 'Loket')], max_length=8, verbose_name='peran')),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(verbose_name='dibuat')),
                ('seen_at', models.DateTimeField(blank=True, null=True, verbose_name='terakhir terlihat')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='dicabut')),
                ('counter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='places.counter', verbose_name='loket')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='places.hall', verbose_name='mal')),
            ],
            options={
                'verbose_name': 'token perangkat',
                'verbose_name_plural': 'token perangkat',
                'ordering': ['hall', 'role', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('role', 'counter'), _negated=True), ('counter__isnull', False), _connector='OR'), name='identity_accesstoken_counter_has_counter', violation_error_message='Token loket memerlukan loket.')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('client', models.CharField(max_length=64)),
                ('starts_at', models.DateTimeField()),
                ('count', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'percobaan',
                'verbose_name_plural': 'percobaan',
                'constraints': [models.UniqueConstraint(fields=('kind', 'client', 'starts_at'), name='identity_attempt_once_a_window')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('counter_officer', 'Petugas loket'), ('hall_manager', 'Manajer mal'), ('ministry', 'Kementerian')], max_length=16, verbose_name='peran')),
                ('hall', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='places.hall', verbose_name='mal')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='catalogue.agencyoffice', verbose_name='gerai')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='pengguna')),
            ],
            options={
                'verbose_name': 'peran staf',
                'verbose_name_plural': 'peran staf',
                'constraints': [models.UniqueConstraint(fields=('user', 'role', 'hall', 'office'), name='identity_membership_once', nulls_distinct=False, violation_error_message='Peran ini sudah diberikan.'), models.CheckConstraint(condition=models.Q(models.Q(('hall', None), ('office', None), ('role', 'ministry')), models.Q(('hall__isnull', False), ('office', None), ('role', 'hall_manager')), models.Q(('hall__isnull', False), ('office__isnull', False), ('role', 'counter_officer')), _connector='OR'), name='identity_membership_reach', violation_error_message='Manajer memerlukan mal, petugas loket memerlukan mal dan gerai, kementerian tidak terikat pada mal.')],
            },
        ),
        migrations.CreateModel(
            name='PairingCode',
            fields=[
                ('code', models.CharField(max_length=8, primary_key=True, serialize=False, verbose_name='kode')),
                ('role', models.CharField(choices=[('kiosk', 'Anjungan'), ('display', 'Layar'), ('counter', 'Loket')], max_length=8, verbose_name='peran')),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('expires_at', models.DateTimeField(verbose_name='berlaku sampai')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='dipakai')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='places.hall', verbose_name='mal')),
                ('token', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='identity.accesstoken')),
            ],
            options={
                'verbose_name': 'kode pemasangan',
                'verbose_name_plural': 'kode pemasangan',
            },
        ),
    ]
