"""A provider of WhatsApp and SMS that is none: takes messages, and fails in every way on demand.

``python -m satuatap.notifications.double --port 8025 --token … --callback URL --secret …`` listens
on this machine alone. ``PUT /faults`` takes a list of faults, one for each request to come;
``GET /messages`` tells what reached telephones.
"""

import argparse
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from satuatap.core import doubles
from satuatap.core.doubles import LONGEST_SILENCE, Double, Facts


class Provider(Double):
    """The provider's memory: what reached telephones, and what was asked.

    ``remembers`` is whether it knows a key again.
    """

    def __init__(self, port: int = 0, *, token: str, callback: str = "", secret: str = "") -> None:
        super().__init__(Handler, port=port)
        self.token, self.callback, self.secret = token, callback, secret
        self.taken: list[Facts] = []
        self.asked: list[Facts] = []
        self.remembers = True

    def take(self, key: str, given: Facts) -> Facts:
        """Ring the telephone, unless this key has rung before."""
        with self.writing:
            known = [each for each in self.taken if each["key"] == key]
            if known and self.remembers:
                return known[0]
            message = given | {"key": key, "id": f"wa-{len(self.taken) + 1}"}
            self.taken.append(message)
            return message

    def report(self, message: Facts, *kinds: str, ours: bool = True, name: str = "") -> int:
        """Call back with receipts of this message; the status of the answer."""
        now = datetime.fromtimestamp(time.time(), UTC).isoformat()
        mine = {"reference": message["reference"]} if ours else {}
        receipts = [
            {"kind": kind, "at": now, "id": message["id"]}
            | {"receipt": name or f"{message['id']} {kind}"}
            | mine
            for kind in kinds
        ]
        return self.post(self.callback, receipts)

    def write(self, phone: str, text: str, *, name: str) -> int:
        """Somebody writes to us; the status of the answer."""
        there = self.callback.replace("/pesan/kabar/", "/pesan/masuk/")
        return self.post(there, [{"id": name, "from": phone, "text": text}])

    def post(self, there: str, facts: list[Facts]) -> int:
        """Call there, signed; the status of the answer."""
        body = json.dumps(facts).encode()
        sign = "sha256=" + hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"X-Signature": sign, "Content-Type": "application/json"}
        return httpx.post(there, content=body, headers=headers, timeout=10).status_code


@dataclass(frozen=True)
class Asked:
    """One request that something is to go wrong with."""

    handler: "Handler"
    key: str
    given: Facts
    more: str


class Handler(doubles.Handler):
    """One request to the provider."""

    server: Provider

    def post(self) -> None:
        given, key = self.body(), self.headers.get("Idempotency-Key", "")
        fault = self.server.next_fault()
        self.server.asked.append({"key": key, "fault": fault})
        name, _, more = fault.partition(":")
        if self.headers.get("Authorization") != f"Bearer {self.server.token}":
            self.answer(401, {"error": "unknown-token"})
        elif name in FAULTS:
            FAULTS[name](Asked(self, key, given, more))
        else:
            self.answer(202, {"id": self.server.take(key, given)["id"]})

    def put(self) -> None:
        self.server.faults = list(self.body())
        self.answer(200, {"faults": self.server.faults})

    def get(self) -> None:
        self.answer(200, {"messages": self.server.taken, "asked": self.server.asked})


def _taken(act: "Fault") -> "Fault":
    """The same fault, after the message was taken."""

    def faulty(asked: Asked) -> None:
        asked.handler.server.take(asked.key, asked.given)
        act(asked)

    return faulty


def _status(status: int, error: str) -> "Fault":
    """A fault that is an answer."""

    def faulty(asked: Asked) -> None:
        wished = {"Retry_After": asked.more} if asked.more else {}
        asked.handler.answer(status, {"error": error}, **wished)

    return faulty


def _receipt_first(asked: Asked) -> None:
    """The telephone has it, and says so, before the provider answers."""
    server = asked.handler.server
    message = server.take(asked.key, asked.given)
    server.report(message, *(asked.more or "delivered").split(","), ours=False)
    asked.handler.answer(202, {"id": message["id"]})


def _hold(asked: Asked) -> None:
    """Take it, and answer once released."""
    message = asked.handler.server.take(asked.key, asked.given)
    asked.handler.server.released.wait(LONGEST_SILENCE)
    asked.handler.answer(202, {"id": message["id"]})


Fault = Callable[[Asked], None]
FAULTS: dict[str, Fault] = {
    "401": _status(401, "unknown-token"),
    "429": _status(429, "too-many"),
    "500": _status(500, "broken"),
    "500-taken": _taken(_status(500, "broken")),
    "503": _status(503, "away"),
    "refused": _status(422, "number-refused"),
    "bad": _status(400, "bad-request"),
    "garbage": _taken(lambda asked: asked.handler.garbage()),
    "drop": lambda asked: asked.handler.drop(),
    "drop-taken": _taken(lambda asked: asked.handler.drop()),
    "hang": lambda asked: asked.handler.hang(),
    "hang-taken": _taken(lambda asked: asked.handler.hang()),
    "hold": _hold,
    "receipt-first": _receipt_first,
}


def main() -> None:
    """Listen until told to end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8025)
    for name in ("token", "callback", "secret"):
        parser.add_argument(f"--{name}", default="")
    given = parser.parse_args()
    with Provider(
        given.port, token=given.token, callback=given.callback, secret=given.secret
    ) as provider:
        threading.Thread(target=provider.serve_forever, daemon=True).start()
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
