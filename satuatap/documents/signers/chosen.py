"""Which signer this installation has (``SIGNING`` of the settings)."""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from satuatap.documents.signers.authority import Authority
from satuatap.documents.signers.bsre import BsreSigner
from satuatap.documents.signers.local import LocalSigner
from satuatap.documents.signers.port import Signer
from satuatap.documents.signers.settings import SigningSettings


def signer() -> Signer:
    """BSrE where its address is set, else the test authority."""
    told: SigningSettings = settings.SIGNING
    if not told.bsre_url:
        return LocalSigner(authority())
    return BsreSigner(
        url=told.bsre_url,
        user=told.bsre_user,
        password=told.bsre_password,
        roots_file=told.bsre_roots,
        timeout=told.timeout,
    )


def authority() -> Authority:
    """The test authority of this installation, whether it signs now or signed once."""
    told: SigningSettings = settings.SIGNING
    return Authority(told.folder, settings.SECRET_KEY)


def roots() -> list[bytes]:
    """The roots of every signature that this installation may have on its documents."""
    return [*signer().roots(), *LocalSigner(authority()).roots()]


def roots_file() -> bytes:
    """The same as one file (PEM), to be published."""
    found = [x509.load_der_x509_certificate(each) for each in roots()]
    return b"".join(each.public_bytes(Encoding.PEM) for each in found)
