"""Text that is alike is found by trigrams (pg_trgm: trusted, comes with PostgreSQL)."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("complaints", "0006_reporter_drafts")]

    operations = [TrigramExtension()]
