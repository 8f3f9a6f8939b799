"""The embedded server: what it writes down, and whose it is."""

import os

import psycopg
import pytest

from config.database import socket_folder
from satuatap.launch.postgres import Cluster, TemporaryCluster, major_version
from satuatap.launch.problems import CannotStart

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


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize(("owner", "said"), [(1, "daemon"), (54321, "the user 54321")])
def test_root_leaves_the_data_of_somebody_else_alone(tmp_path, owner, said):
    cluster = Cluster(tmp_path)
    cluster.data.mkdir()
    (cluster.data / "PG_VERSION").write_text(major_version())
    socket_folder(tmp_path).mkdir()
    for folder in (cluster.data, socket_folder(tmp_path)):
        os.chown(folder, owner, owner)
    with pytest.raises(CannotStart, match=f"was made by {said}; start as that user"):
        cluster.prepare()
    assert socket_folder(tmp_path).stat().st_uid == owner
