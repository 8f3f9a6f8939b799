from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("queueing", "0006_sim_engine"),
    ]

    operations = [
        migrations.AddField(
            model_name="kiosk",
            name="help_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="petugas dipanggil"
            ),
        ),
    ]
