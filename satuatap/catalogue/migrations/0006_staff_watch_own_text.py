"""A hall's own text moves its version."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0005_staff_own_text")]

    operations = [
        migrations.RunSQL(
            (SQL / "watched_own.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
