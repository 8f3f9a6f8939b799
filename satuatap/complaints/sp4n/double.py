"""An SP4N that is none: takes complaints, gives some, and fails in every way on demand.

``python -m satuatap.complaints.sp4n.double --port 8026 --token …`` listens on this machine alone.
``PUT /faults`` takes a list of faults, one for each request to come; ``PUT /incoming`` what it
has to give; ``GET /taken`` tells what it took.
"""

import argparse
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from satuatap.core import doubles
from satuatap.core.doubles import Double, Facts

PAGE = 100


class OtherSide(Double):
    """The other side's memory."""

    def __init__(self, port: int = 0, *, token: str) -> None:
        super().__init__(Handler, port=port)
        self.token = token
        self.asked: list[str] = []
        self.taken: dict[str, Facts] = {}
        self.incoming: list[Facts] = []

    def take(self, key: str, record: Facts) -> Facts:
        """Keep a complaint; the same key is the same complaint, told anew."""
        with self.writing:
            known = self.taken.get(key, {"nomor_sp4n": f"SP4N-{len(self.taken) + 1}"})
            self.taken[key] = record | {"nomor_sp4n": known["nomor_sp4n"]}
            return self.taken[key]

    def let_go(self, reference: str) -> bool:
        """Forget a complaint; whether there was one."""
        with self.writing:
            found = [key for key, each in self.taken.items() if each["nomor_sp4n"] == reference]
            for key in found:
                del self.taken[key]
            return bool(found)


class Handler(doubles.Handler):
    """One request to the other side."""

    server: OtherSide

    def post(self) -> None:
        given, key = self.body(), self.headers.get("Idempotency-Key", "")
        self.unless_faulty(
            lambda: self.answer(201, self.server.take(key, given)),
            lambda: self.server.take(key, given),
        )

    def delete(self) -> None:
        reference = urlsplit(self.path).path.rpartition("/")[2]
        self.unless_faulty(
            lambda: self.answer(200 if self.server.let_go(reference) else 404, {}),
            lambda: self.server.let_go(reference),
        )

    def get(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/taken":
            self.answer(200, {"taken": self.server.taken, "asked": self.server.asked})
            return
        since = parse_qs(address.query).get("sejak", [""])[0]
        first = int(since) if since.isdecimal() else 0
        rows = self.server.incoming[first : first + PAGE]
        facts = {"laporan": rows, "lanjut": str(first + len(rows))}
        self.unless_faulty(lambda: self.answer(200, facts), lambda: None)

    def put(self) -> None:
        name = self.path.strip("/")
        if name in {"faults", "incoming"}:
            setattr(self.server, name, list(self.body()))
        self.answer(200, {})

    def unless_faulty(self, act: Callable[[], None], take: Callable[[], object]) -> None:
        """Do it, or fail as was wished; ``-taken`` faults fail after it was done."""
        fault = self.server.next_fault()
        self.server.asked.append(f"{self.command} {fault}".strip())
        if self.headers.get("Authorization") != f"Bearer {self.server.token}":
            self.answer(401, {"error": "unknown-token"})
            return
        name, _, taken = fault.partition("-")
        if taken:
            take()
        fail = FAULTS.get(name)
        if fail is None:
            act()
        else:
            fail(self)


FAULTS: dict[str, Callable[[Handler], None]] = {
    "401": lambda handler: handler.answer(401, {"error": "unknown-token"}),
    "429": lambda handler: handler.answer(429, {"error": "too-many"}),
    "500": lambda handler: handler.answer(500, {"error": "broken"}),
    "503": lambda handler: handler.answer(503, {"error": "away"}),
    "nameless": lambda handler: handler.answer(200, {}),
    "garbage": Handler.garbage,
    "drop": Handler.drop,
    "hang": Handler.hang,
}


def main() -> None:
    """Listen until told to end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8026)
    parser.add_argument("--token", default="")
    given = parser.parse_args()
    with OtherSide(given.port, token=given.token) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
