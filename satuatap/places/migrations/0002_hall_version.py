"""What moves a hall's version, as it stands in sql/."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [
        *[
            migrations.RunSQL((SQL / name).read_text(encoding="utf-8"), migrations.RunSQL.noop)
            for name in ["hall_version.sql", "watched.sql"]
        ],
    ]
