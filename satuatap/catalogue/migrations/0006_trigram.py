"""Trigrams, so that a misspelt word finds its service."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0005_hall_version")]

    operations = [TrigramExtension()]
