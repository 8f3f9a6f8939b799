"""A certificate authority for trying out: made at first use, and nobody has to believe it.

Its folder holds the authority's and the time stamp's keys, locked with the installation's secret,
and for each person one key that only that person's passphrase opens. What was replaced is revoked
from then on, and stands in the list that goes into each signature. Every name in it says that it is
not certified.
"""

import hashlib
import hmac
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from satuatap.documents.errors import AuthorityIsLocked, NoCertificateYet, WrongPassphrase
from satuatap.documents.signers.pades import Identity

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
UNCERTIFIED = "BUKAN TTE TERSERTIFIKASI"
ISSUER = "SatuAtap, penerbit uji"
STAMPER = "SatuAtap, penanda waktu uji"
ROOT, STAMP = "authority", "stamp"
CERTIFICATE, KEY = ".crt", ".key"
REVOKED = "revoked"
SLACK = timedelta(days=1)
LIST_LASTS = timedelta(days=30)
LONG, SHORT = timedelta(days=3650), timedelta(days=365)
PRIVATE, OWN_FOLDER = 0o600, 0o700
RSA_BITS = 2048  # the stamper's: pyHanko's own one knows nothing else


@dataclass(frozen=True)
class Authority:
    """The folder of a test authority; ``secret`` opens its own keys, nobody's else."""

    folder: Path
    secret: str

    def enrol(self, person: str, name: str, *, passphrase: str, at: datetime) -> None:
        """A new key and certificate for this person, in place of an earlier one."""
        self.prepare(at=at)
        key = ec.generate_private_key(ec.SECP256R1())
        made = certificate(name, key, by=self._opened(ROOT), at=at, lasts=SHORT)
        people = self.folder / "people"
        people.mkdir(mode=OWN_FOLDER, exist_ok=True)
        self._revoke(people / f"{person}{CERTIFICATE}", at=at)
        _put(people / f"{person}{CERTIFICATE}", _der(made))
        _put(people / f"{person}{KEY}", _locked(key, passphrase.encode()))

    def has(self, person: str) -> bool:
        """Whether this person has a certificate here."""
        return (self.folder / "people" / f"{person}{KEY}").exists()

    def identity(self, person: str, passphrase: str) -> Identity:
        """The person's certificate and key; raises NoCertificateYet or WrongPassphrase."""
        start = self.folder / "people" / person
        try:
            found = Path(f"{start}{CERTIFICATE}").read_bytes()
            locked = Path(f"{start}{KEY}").read_bytes()
        except FileNotFoundError as error:
            raise NoCertificateYet from error
        try:
            key = serialization.load_der_private_key(locked, passphrase.encode())
        except (ValueError, TypeError) as error:  # an empty one is no passphrase at all
            raise WrongPassphrase from error
        return Identity(found, _bare(key), (self.root(),))

    def stamp(self) -> Identity:
        """The time stamp's certificate and key."""
        issuer, key = self._opened(STAMP)
        return Identity(_der(issuer), _bare(key), (self.root(),))

    def root(self) -> bytes:
        """The authority's own certificate."""
        return (self.folder / f"{ROOT}{CERTIFICATE}").read_bytes()

    def revocations(self, *, at: datetime) -> bytes:
        """What this authority had taken back by this moment: a list (CRL) with its signature."""
        issuer, key = self._opened(ROOT)
        made = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(issuer.subject)
            .last_update(at - SLACK)
            .next_update(at + LIST_LASTS)
            .add_extension(x509.CRLNumber(int(at.timestamp())), critical=False)
        )
        for each in self._revoked_by(at):
            made = made.add_revoked_certificate(each)
        return made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def _revoke(self, file: Path, *, at: datetime) -> None:
        """What this file holds is revoked from now on: a certificate with its day in its name."""
        if not file.exists():
            return
        folder = self.folder / REVOKED
        folder.mkdir(mode=OWN_FOLDER, exist_ok=True)
        old = x509.load_der_x509_certificate(file.read_bytes())
        _put(folder / f"{int(at.timestamp())}-{old.serial_number:x}{CERTIFICATE}", _der(old))

    def _revoked_by(self, at: datetime) -> Iterator[x509.RevokedCertificate]:
        for file in sorted((self.folder / REVOKED).glob(f"*{CERTIFICATE}")):
            moment, _, serial = file.stem.partition("-")
            day = datetime.fromtimestamp(int(moment), UTC)
            if day <= at:
                row = x509.RevokedCertificateBuilder().serial_number(int(serial, 16))
                yield row.revocation_date(day).build()

    def prepare(self, *, at: datetime) -> None:
        """Make the authority where there is none; of several who do so at once, one wins."""
        if (self.folder / f"{ROOT}{CERTIFICATE}").exists():
            return
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix="signing-", dir=self.folder.parent))
        self._make_in(made, at=at)
        try:
            made.rename(self.folder)
        except OSError:  # another was first
            shutil.rmtree(made)

    def _make_in(self, folder: Path, *, at: datetime) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        root = certificate(ISSUER, key, at=at, lasts=LONG, is_authority=True)
        stamp_key = rsa.generate_private_key(65537, RSA_BITS)
        stamp = certificate(
            STAMPER, stamp_key, by=(root, key), at=at, lasts=LONG, is_for=_for_time_stamps
        )
        for name, made, its_key in ((ROOT, root, key), (STAMP, stamp, stamp_key)):
            _put(folder / f"{name}{CERTIFICATE}", _der(made))
            _put(folder / f"{name}{KEY}", _locked(its_key, self._passphrase()))

    def _opened(self, name: str) -> tuple[x509.Certificate, Key]:
        found = x509.load_der_x509_certificate((self.folder / f"{name}{CERTIFICATE}").read_bytes())
        locked = (self.folder / f"{name}{KEY}").read_bytes()
        try:
            key = serialization.load_der_private_key(locked, self._passphrase())
        except ValueError as error:
            raise AuthorityIsLocked from error
        if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
            raise AuthorityIsLocked
        return found, key

    def _passphrase(self) -> bytes:
        return (
            hmac.new(self.secret.encode(), b"test authority", hashlib.sha256).hexdigest().encode()
        )


def certificate(  # noqa: PLR0913 (a certificate says that much)
    name: str,
    key: Key,
    *,
    at: datetime,
    lasts: timedelta,
    by: tuple[x509.Certificate, Key] | None = None,
    is_authority: bool = False,
    is_for: Callable[[x509.CertificateBuilder], x509.CertificateBuilder] | None = None,
) -> x509.Certificate:
    """A certificate of this name, by itself or by an authority; says that it is not certified."""
    issuer, issuer_key = by or (None, key)
    made = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(issuer.subject if issuer else _named(name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - (LONG if lasts == LONG else SLACK))  # plays of the past are signed
        .not_valid_after(at + lasts)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(_usage(is_authority=is_authority), critical=True)
    )
    return (is_for(made) if is_for else made).sign(issuer_key, hashes.SHA256())


def _for_time_stamps(made: x509.CertificateBuilder) -> x509.CertificateBuilder:
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    return made.add_extension(purpose, critical=True)


def _named(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, UNCERTIFIED),
            x509.NameAttribute(NameOID.COMMON_NAME, name[:64]),
        ]
    )


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _der(made: x509.Certificate) -> bytes:
    return made.public_bytes(serialization.Encoding.DER)


def _locked(key: Key, passphrase: bytes) -> bytes:
    lock = serialization.BestAvailableEncryption(passphrase)
    return key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, lock)


def _bare(key: object) -> bytes:
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise AuthorityIsLocked
    nothing = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, nothing)


def _put(file: Path, content: bytes) -> None:
    """Write a file that its owner alone reads, whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    Path(temporary).chmod(PRIVATE)
    Path(temporary).rename(file)
