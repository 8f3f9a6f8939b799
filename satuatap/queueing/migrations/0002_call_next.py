"""The function that calls the next person, as it stands in sql/call_next.sql."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "call_next.sql"


class Migration(migrations.Migration):
    dependencies = [("queueing", "0001_initial"), ("catalogue", "0003_initial")]

    operations = [
        migrations.RunSQL(
            SQL.read_text(encoding="utf-8"),
            "drop function queueing_call_next(uuid, date, timestamptz, bigint, text, uuid, text)",
        )
    ]
