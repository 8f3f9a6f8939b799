"""After every way of signing and failing: no passphrase and no NIK in any table or log line."""

import logging

import pytest
from django.db import connection
from django.urls import reverse

from satuatap.documents.tests.given import PASSPHRASE, document, fresh, person
from satuatap.documents.tests.other_side import ANI, bsre_for

pytestmark = pytest.mark.django_db
FAULTS = ["500", "503", "drop", "cut", "garbage", "empty", "unsigned", "expired", "unknown"]
WRONG = "bukan frasa sandinya"
TABLES = "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'public'"


def traces(secret):
    """The tables in which this stands, as text or inside of a file."""
    hexed = secret.encode().hex()
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        names = [name for (name,) in cursor.fetchall()]
        return [name for name in names if has(cursor, name, secret) or has(cursor, name, hexed)]


def has(cursor, table, words):
    cursor.execute(f"select exists (select from {table} t where t::text like %s)", [f"%{words}%"])
    return cursor.fetchone()[0]


def test_neither_passphrase_nor_nik_leaves_a_trace(settings, tmp_path, client, caplog, capfd):
    ani = person("Ani", enrolled=False)
    made = document([ani])
    client.force_login(ani, "django.contrib.auth.backends.ModelBackend")
    address = reverse("documents:sign", args=[made.pk])
    with bsre_for(settings, tmp_path) as bsre, caplog.at_level(logging.DEBUG):
        bsre.faults.extend(FAULTS)
        for _ in FAULTS:
            assert client.post(address, {"nik": ANI, "sandi": PASSPHRASE}).status_code in {422, 503}
        client.post(address, {"nik": ANI, "sandi": WRONG})
        client.post(address, {"nik": ANI, "sandi": PASSPHRASE})

    assert fresh(made).is_complete
    assert [traces(secret) for secret in (PASSPHRASE, WRONG, ANI)] == [[], [], []]
    said = caplog.text + "".join(capfd.readouterr())
    assert [secret for secret in (PASSPHRASE, WRONG, ANI) if secret in said] == []


def test_the_search_for_traces_finds_what_is_there():
    person("Orang yang tercatat", enrolled=False)
    assert traces("Orang yang tercatat") == ["public.identity_user"]
