"""pyHanko makes PAdES signatures that can still be checked when their certificates are long gone.

With a time stamp and what was revoked that day a signature is B-LTA: the proof lies in the file,
and a time stamp over it.
"""

import io
import logging
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import IO, Any

from asn1crypto import crl, keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from satuatap.documents.apart import apart
from satuatap.documents.errors import CertificateIsBad, NotAPdf
from satuatap.documents.signers.port import Signing

ALGORITHM = "sha256"

# It warns with every signature that it may fetch nothing, which is what we want.
logging.getLogger(signers.pdf_signer.__name__).setLevel(logging.ERROR)


@dataclass(frozen=True)
class Identity:
    """A certificate with its key and those above it, all DER."""

    certificate: bytes
    key: bytes
    above: tuple[bytes, ...] = ()

    def signer(self) -> signers.SimpleSigner:
        """As pyHanko wants it."""
        return signers.SimpleSigner(
            x509.Certificate.load(self.certificate),
            keys.PrivateKeyInfo.load(self.key),
            store(self.above),
        )


def store(certificates: Iterable[bytes]) -> SimpleCertificateStore:
    """These certificates (DER), to be put into a signature."""
    found: SimpleCertificateStore = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    for each in certificates:
        found.register(x509.Certificate.load(each))
    return found


@dataclass(frozen=True)
class Proof:
    """Who tells the time, whom to believe (DER), and what was revoked at that moment (DER)."""

    stamper: TimeStamper
    roots: tuple[bytes, ...]
    revocations: tuple[bytes, ...]

    def context(self, at: datetime) -> ValidationContext:
        """What pyHanko may use to judge the certificates; nobody is asked over the network."""
        return ValidationContext(
            trust_roots=[x509.Certificate.load(each) for each in self.roots],
            crls=[crl.CertificateList.load(each) for each in self.revocations],
            allow_fetching=False,
            revocation_mode="require",
            moment=at,
        )


@apart
def signed(pdf: bytes, signing: Signing, identity: Identity, *, proof: Proof) -> bytes:
    """The PDF with this signature behind everything that is in it; raises NotAPdf.

    Raises CertificateIsBad where the certificates do not hold at that moment. Where the paper has
    a field of this name, the stamp is shown in it.
    """
    about = signers.PdfSignatureMetadata(
        field_name=signing.place,
        md_algorithm=ALGORITHM,
        subfilter=fields.SigSeedSubFilter.PADES,
        name=signing.name,
        reason=signing.reason,
        embed_validation_info=True,
        use_pades_lta=True,
        validation_context=proof.context(signing.at),
    )
    try:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            return _written(pdf, signing, file, pen=_pen(about, identity, proof))
    except PdfError as error:
        raise NotAPdf from error
    except SigningError as error:
        raise CertificateIsBad from error


def _written(
    pdf: bytes, signing: Signing, file: IO[bytes], *, pen: Callable[..., signers.PdfSigner]
) -> bytes:
    out = IncrementalPdfFileWriter(io.BytesIO(pdf))
    has_field = any(name == signing.place for name, *_ in fields.enumerate_sig_fields(out.prev))
    more: dict[str, Any] = {}
    if not has_field:
        more["new_field_spec"] = fields.SigFieldSpec(signing.place, empty_field_appearance=False)
    elif signing.stamp:
        file.write(signing.stamp.drawn)
        file.flush()
        more["stamp_style"] = _only(file.name)
    made: bytes = pen(**more).sign_pdf(out).getvalue()
    return made


def _pen(
    about: signers.PdfSignatureMetadata, identity: Identity, proof: Proof
) -> Callable[..., signers.PdfSigner]:
    return partial(signers.PdfSigner, about, identity.signer(), timestamper=proof.stamper)


def _only(file: str) -> StaticStampStyle:
    """A stamp that is the first page of this file, from edge to edge."""
    edges = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN)
    return StaticStampStyle.from_pdf_file(file, border_width=0, background_layout=edges)
