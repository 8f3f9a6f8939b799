"""What moves a hall's version, as it stands in sql/."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("queueing", "0004_console_notice"), ("places", "0003_hall_version")]

    operations = [
        migrations.RunSQL((SQL / name).read_text(encoding="utf-8"), migrations.RunSQL.noop)
        for name in ["watched.sql"]
    ]
