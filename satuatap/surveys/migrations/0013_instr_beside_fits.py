"""What is said beside the survey was asked, or the sheet is not stored."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("surveys", "0012_instr_beside")]

    operations = [
        migrations.RunSQL(
            (SQL / "beside_fits.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        )
    ]
