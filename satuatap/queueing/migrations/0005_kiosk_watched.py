"""Papers that nobody confirmed are the kiosk's state, not the hall's set-up."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("queueing", "0004_kiosk_paper")]

    operations = [
        migrations.RunSQL(
            "call places_watch('queueing_kiosk', 'select hall_id from changed', "
            "'{seen_at,help_at,missed_papers}')",
            migrations.RunSQL.noop,
        ),
    ]
