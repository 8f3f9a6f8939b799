"""How a test with transactions of its own leaves the database: empty, and quickly so."""

from django.db import ProgrammingError, connection, transaction
from django.test import TransactionTestCase

KEPT = {"auth_permission", "django_content_type"}  # as the migrations made them
flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def emptied(test: TransactionTestCase) -> None:
    """Delete what the test has left, table by table that has rows.

    Django truncates every table and makes all permissions anew, which takes longer than most of
    these tests. Triggers would refuse some deletions; only a superuser may pass them by.
    """
    tables = sorted(set(connection.introspection.django_table_names(only_existing=True)) - KEPT)
    looks = [f"select '{each}' where exists (select from {each})" for each in tables]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local session_replication_role = replica")
            cursor.execute(" union all ".join(looks))
            for (table,) in cursor.fetchall():
                cursor.execute(f"delete from {table}")
    except ProgrammingError:
        flush(test)


def empty_quickly() -> None:
    """From now on, for every test of this process."""
    TransactionTestCase._fixture_teardown = emptied  # type: ignore[attr-defined]
