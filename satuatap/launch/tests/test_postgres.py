"""The embedded server: what it writes down, and whose it is."""

import psycopg
import pytest

from satuatap.launch.postgres import TemporaryCluster

SECRET = "budi@warga.example"


def test_the_servers_log_holds_neither_rows_nor_statements():
    with TemporaryCluster() as cluster, psycopg.connect(cluster.url("postgres")) as connection:
        connection.execute("create table people (email text primary key)")
        connection.execute("insert into people values (%s)", [SECRET])
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute(f"insert into people values ('{SECRET}')".encode())
        said = cluster.log.read_text()
    assert "duplicate key" in said
    assert SECRET not in said
