"""What calls the next person and what moves a hall's version, as they stand in sql/."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("queueing", "0001_initial"), ("places", "0002_hall_version"), ("catalogue", "0003_initial")]

    operations = [
        *[
            migrations.RunSQL((SQL / name).read_text(encoding="utf-8"), migrations.RunSQL.noop)
            for name in ["call_next.sql", "watched.sql"]
        ],
    ]
