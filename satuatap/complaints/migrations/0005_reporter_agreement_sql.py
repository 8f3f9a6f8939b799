"""What nobody agreed to is not published, says the database as well."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("complaints", "0004_reporter_agreement")]

    operations = [
        migrations.RunSQL(
            (SQL / "agreement.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
