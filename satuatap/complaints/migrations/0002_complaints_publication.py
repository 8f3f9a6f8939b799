"""What is secret is not published, says the database as well."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]

    operations = [
        migrations.RunSQL(
            (SQL / "publication.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
