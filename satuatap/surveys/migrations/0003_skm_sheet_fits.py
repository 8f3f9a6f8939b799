"""A sheet fits its campaign, or it is not stored."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_skm_campaigns")]

    operations = [
        migrations.RunSQL(
            (SQL / "sheet_fits.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
