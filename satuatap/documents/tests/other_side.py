"""BSrE's double on the other side of HTTP, with people who have certificates there."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from satuatap.documents.signers.double import PASSWORD, USER, BsreDouble
from satuatap.documents.tests.given import PASSPHRASE

ANI, BUDI = "3579010101010001", "3579010101010002"
PATIENCE = 40  # seconds


@contextmanager
def bsre_for(settings, folder) -> Iterator[BsreDouble]:
    """The double, and an installation that signs there."""
    with BsreDouble(folder / "bsre") as server:
        server.give(ANI, "Ani", PASSPHRASE)
        server.give(BUDI, "Budi", PASSPHRASE)
        roots = folder / "roots.pem"
        found = x509.load_der_x509_certificate(server.signer.authority.root())
        roots.write_bytes(found.public_bytes(Encoding.PEM))
        account = {"bsre_url": server.url, "bsre_user": USER, "bsre_password": PASSWORD}
        settings.SIGNING = replace(settings.SIGNING, **account, bsre_roots=roots, timeout=30)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


def wait_for(what):
    """What this gives, once it gives something."""
    deadline = time.monotonic() + PATIENCE
    while not (found := what()):
        assert time.monotonic() < deadline, "it did not get there"
        time.sleep(0.02)
    return found
