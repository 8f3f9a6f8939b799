"""A calendar day counts its revisions, as it stands in sql/."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("places", "0007_clocks_calendar_changes")]

    operations = [
        migrations.RunSQL(
            (SQL / "calendar_revision.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
