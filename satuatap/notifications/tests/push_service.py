"""A browser's push service, and the browser behind it that opens what it gets."""

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode


class PushService(ThreadingHTTPServer):
    """Answers ``statuses`` in turn, then 201; ``asked`` has what came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, Any]] = []
        self.statuses: list[int] = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append({"body": body, "path": self.path, "headers": dict(self.headers)})
        status = self.server.statuses.pop(0) if self.server.statuses else 201
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def push_service() -> Iterator[PushService]:
    """A service that listens as long as the block runs."""
    with PushService() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class Device:
    """A browser with the keys that only it has."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.private, self.auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)

    @property
    def key(self) -> str:
        raw = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return str(b64urlencode(raw))

    @property
    def secret(self) -> str:
        return str(b64urlencode(self.auth))

    def opened(self, body: bytes) -> Any:
        """The words of a message for this browser."""
        words = http_ece.decrypt(
            body, private_key=self.private, auth_secret=self.auth, version="aes128gcm"
        )
        return json.loads(words)


def new_key() -> str:
    """A key of an installation, as the file of accounts has it."""
    private = ec.generate_private_key(ec.SECP256R1())
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def is_signed_by(header: str, pem: str) -> bool:
    """Whether the VAPID header was signed by this key."""
    public = Vapid02.from_pem(pem.encode()).public_key
    raw = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return f"k={b64urlencode(raw)}" in header and bool(Vapid02.verify(header))
