"""The signer of an installation without BSrE: everybody signs with a certificate for trying out."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import keys, x509
from pyhanko.sign.timestamps import DummyTimeStamper

from satuatap.documents.errors import CertificateExpired
from satuatap.documents.signers.authority import Authority
from satuatap.documents.signers.pades import Identity, Proof, signed, store
from satuatap.documents.signers.port import Signing


@dataclass(frozen=True)
class LocalSigner:
    """PAdES B-LTA by the test authority; certified by nobody."""

    authority: Authority
    is_certified: bool = False
    asks_nik: bool = False

    def sign(self, pdf: bytes, signing: Signing) -> bytes:
        """The PDF with this signature; raises a SigningFailed."""
        identity = self.authority.identity(signing.person, signing.passphrase)
        if x509.Certificate.load(identity.certificate).not_valid_after < signing.at:
            raise CertificateExpired
        return signed(pdf, signing, identity, proof=self._proof(signing.at))

    def roots(self) -> list[bytes]:
        """The test authority, once it exists."""
        try:
            return [self.authority.root()]
        except FileNotFoundError:
            return []

    def _proof(self, at: datetime) -> Proof:
        return Proof(
            self._stamper(at), (self.authority.root(),), (self.authority.revocations(at=at),)
        )

    def _stamper(self, at: datetime) -> DummyTimeStamper:
        identity: Identity = self.authority.stamp()
        return DummyTimeStamper(
            x509.Certificate.load(identity.certificate),
            keys.PrivateKeyInfo.load(identity.key),
            certs_to_embed=store([self.authority.root()]),
            fixed_dt=at,
        )
