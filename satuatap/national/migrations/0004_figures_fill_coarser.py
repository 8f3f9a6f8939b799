"""Months that are there get their coarser roll-ups."""

from pathlib import Path

from django.db import migrations

FILL = Path(__file__).parent.parent / "sql" / "fill_coarser.sql"


class Migration(migrations.Migration):
    dependencies = [("national", "0003_figures_coarser")]

    operations = [
        migrations.RunSQL(FILL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
