"""A sheet marks its day as changed."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("surveys", "0006_skm_rollups")]

    operations = [
        migrations.RunSQL(
            (SQL / "mark_changed_day.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
