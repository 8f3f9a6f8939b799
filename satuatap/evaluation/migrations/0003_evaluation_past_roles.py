"""The database keeps which roles people had."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0002_evaluation_follow_up"),
        ("identity", "0004_region_roles"),
        ("places", "0011_life_recognised"),
        ("catalogue", "0006_staff_watch_own_text"),
    ]

    operations = [
        migrations.RunSQL(
            (SQL / "past_roles.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
