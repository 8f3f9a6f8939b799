"""How a test with transactions of its own leaves the database: empty, and quickly so."""

import time

from django.db import ProgrammingError, connection, transaction
from django.test import TransactionTestCase

KEPT = {"auth_permission", "django_content_type"}  # as the migrations made them
OTHERS_IN_A_TRANSACTION = """
select count(*) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
and backend_type = 'client backend'
"""
LONGEST = 10  # seconds that a request may still take after its browser is gone
flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def wait_for_others() -> None:
    """Let requests end whose page was closed: what they write would lock what is deleted."""
    until = time.monotonic() + LONGEST
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(OTHERS_IN_A_TRANSACTION)
            if not cursor.fetchone()[0]:
                return
            time.sleep(0.01)


def emptied(test: TransactionTestCase) -> None:
    """Delete what the test has left, table by table that has rows.

    Django truncates every table and makes all permissions anew, which takes longer than most of
    these tests. Triggers would refuse some deletions; only a superuser may pass them by.
    """
    wait_for_others()
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
