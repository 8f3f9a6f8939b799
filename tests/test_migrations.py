"""What the migrations promise."""

from django.db.migrations.loader import MigrationLoader


def test_every_module_has_one_newest_migration():
    loader = MigrationLoader(None, ignore_no_migrations=True)

    assert loader.detect_conflicts() == {}
