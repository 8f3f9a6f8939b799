"""A real mail server in the test's own process."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import create_server
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

LOGIN = LoginPassword(b"satuatap", b"r@hasia/1")


class Box:
    """Keeps what is delivered; refuses everything once ``refusing`` says so."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refusing = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.refusing:
            return "451 4.3.0 try again later"
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def _knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=data == LOGIN, handled=False)


@contextmanager
def mail_server(box: Box | None = None) -> Iterator[tuple[Box, str]]:
    """A server that asks for a password, with its box and its address for ``EMAIL_URL``."""
    box, port = box or Box(), free_port()
    server = Controller(
        box,
        hostname="127.0.0.1",
        port=port,
        authenticator=_knows,
        auth_required=True,
        auth_require_tls=False,
    )
    server.start()
    try:
        yield box, f"smtp://satuatap:r%40hasia%2F1@127.0.0.1:{port}"
    finally:
        server.stop()


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
