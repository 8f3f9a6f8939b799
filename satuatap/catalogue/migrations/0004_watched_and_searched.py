"""What moves a hall's version, and what finds misspelt words."""

from pathlib import Path

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_initial"), ("places", "0002_hall_version")]

    operations = [
        TrigramExtension(),
        *[
            migrations.RunSQL((SQL / name).read_text(encoding="utf-8"), migrations.RunSQL.noop)
            for name in ["watched.sql"]
        ],
    ]
