"""No test leaves this machine: sockets lead to itself alone (pytest-socket)."""

import socket
import urllib.request

import pytest
from pytest_socket import SocketConnectBlockedError

REFUSED = (SocketConnectBlockedError, UserWarning)  # it warns first, and warnings are errors here


def test_another_machine_cannot_be_reached():
    with pytest.raises(REFUSED, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_neither_kind_of_socket_gets_out(kind):
    with socket.socket(socket.AF_INET, kind) as out, pytest.raises(REFUSED, match=r"192\.0\.2\.1"):
        out.connect(("192.0.2.1", 53))


def test_a_library_that_fetches_is_held_too():
    with pytest.raises(REFUSED, match=r"192\.0\.2\.1"):
        urllib.request.urlopen("http://192.0.2.1/", timeout=1)


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as here:
        socket.create_connection(here.getsockname(), timeout=5).close()


def test_a_socket_in_a_folder_can_be_reached(tmp_path):
    with socket.socket(socket.AF_UNIX) as here, socket.socket(socket.AF_UNIX) as there:
        here.bind(str(tmp_path / "s"))
        here.listen()
        there.connect(str(tmp_path / "s"))
