"""A BSrE that is none: signs with a test authority, and fails in every way on demand.

``python -m satuatap.documents.signers.double --port 8027 --folder var/bsre-double`` listens on this
machine alone. ``PUT /people`` gives ``{"<NIK>": {"name": …, "passphrase": …}}`` certificates,
``PUT /faults`` takes a list of faults, one for each request to come (``FAULTS``), ``GET /asked``
tells how often it was asked and what became of it; NIK and passphrases are told nowhere.
"""

import argparse
import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from satuatap.core import doubles
from satuatap.core.doubles import Double, Facts
from satuatap.documents.errors import NoCertificateYet, SigningFailed, WrongPassphrase
from satuatap.documents.signers.authority import Authority
from satuatap.documents.signers.local import LocalSigner
from satuatap.documents.signers.port import Signing

SLOWNESS = 2  # seconds
USER, PASSWORD = "esign", "sandi-layanan"
NOT_VALID: Facts = {"error": "Sertifikat pengguna sudah expired", "status_code": 2021}
WRONG: Facts = {"error": "Passphrase anda salah", "status_code": 2031}
UNKNOWN: Facts = {"error": "NIK tidak terdaftar", "status_code": 2011}


class BsreDouble(Double):
    """The double's memory."""

    def __init__(self, folder: Path, *, port: int = 0) -> None:
        super().__init__(Handler, port=port)
        self.signer = LocalSigner(Authority(folder, "double"))
        self.names: dict[str, str] = {}
        self.asked: list[str] = []
        self.shown: list[Facts] = []  # how each signature is to be seen, as it was asked for
        self.count = 0

    def give(self, nik: str, name: str, passphrase: str) -> None:
        """A certificate for somebody."""
        self.signer.authority.enrol(nik, name, passphrase=passphrase, at=datetime.now(UTC))  # noqa: TID251
        self.names[nik] = name

    def sign(self, facts: Facts) -> tuple[int, Facts]:
        """Sign as asked; the status and what it answers."""
        nik = str(facts.get("nik", ""))
        with self.writing:
            self.count += 1
            number = self.count
            self.shown.append(facts["signatureProperties"][0])
        signing = Signing(
            person=nik,
            name=self.names.get(nik, ""),
            place=f"bsre-{number}",
            reason=str(facts["signatureProperties"][0].get("reason", "")),
            at=datetime.now(UTC),  # noqa: TID251
            passphrase=str(facts.get("passphrase", "")),
        )
        try:
            made = self.signer.sign(base64.b64decode(facts["file"][0]), signing)
        except (NoCertificateYet, WrongPassphrase, SigningFailed) as error:
            return 400, WRONG if isinstance(error, WrongPassphrase) else UNKNOWN
        return 200, {"time": 1, "file": [base64.b64encode(made).decode()]}


class Handler(doubles.Handler):
    """One request to the double."""

    server: BsreDouble
    largest = 64 * 1024 * 1024

    def post(self) -> None:
        facts, fault = self.body(), self.server.next_fault()
        self.server.asked.append(fault or "signed")
        if fault == "slow":
            self.server.released.wait(SLOWNESS)
        expected = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {expected}":
            self.answer(401, {"error": "Unauthorized"})
        elif fault in FAULTS:
            FAULTS[fault](self)
        elif fault == "cut":
            self.cut(*self.server.sign(facts))
        elif self.path != "/api/v2/sign/pdf":
            self.answer(404, {"error": "Not Found"})
        else:
            self.answer(*self.server.sign(facts))

    def put(self) -> None:
        given = self.body()
        if self.path == "/faults":
            self.server.faults = list(given)
        elif self.path == "/people":
            for nik, each in given.items():
                self.server.give(nik, each["name"], each["passphrase"])
        self.answer(200, {})

    def get(self) -> None:
        self.answer(200, {"asked": self.server.asked})

    def cut(self, status: int, facts: Facts) -> None:
        """Sign, and break off in the middle of the answer."""
        whole = json.dumps(facts).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        self.wfile.write(whole[: len(whole) // 2])
        self.drop()


FAULTS: dict[str, Callable[[Handler], None]] = {
    "500": lambda handler: handler.answer(500, {"status": 500, "error": "Internal Server Error"}),
    "503": lambda handler: handler.answer(503, {"error": "Service Unavailable"}),
    "passphrase": lambda handler: handler.answer(400, WRONG),
    "expired": lambda handler: handler.answer(400, NOT_VALID),
    "unknown": lambda handler: handler.answer(400, UNKNOWN),
    "garbage": Handler.garbage,
    "empty": lambda handler: handler.answer(200, {"file": []}),
    "unsigned": lambda handler: handler.answer(
        200, {"file": [base64.b64encode(b"%PDF-1.7\n%%EOF").decode()]}
    ),
    "drop": Handler.drop,
    "hang": Handler.hang,
}


def main() -> None:
    """Listen until told to end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8027)
    parser.add_argument("--folder", type=Path, required=True)
    given = parser.parse_args()
    with BsreDouble(given.folder, port=given.port) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
