"""Hours that are none go before the database refuses them."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("places", "0008_clocks_day_revision")]

    operations = [
        migrations.RunSQL(
            (SQL / "hours_mended.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
