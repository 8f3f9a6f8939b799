"""Histograms that count and add up in the database; days that change are marked."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("national", "0001_figures_rollups"),
        ("queueing", "0009_instr_tablet_battery"),
        ("complaints", "0008_desk_templates_exchange_helped"),
    ]

    operations = [
        migrations.RunSQL((SQL / name).read_text(encoding="utf-8"), migrations.RunSQL.noop)
        for name in ("functions.sql", "mark_changed_days.sql")
    ]
