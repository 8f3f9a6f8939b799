"""A certificate of the test authority for somebody, with a passphrase that nobody else knows."""

from datetime import datetime

from satuatap.documents.errors import CertificatesAreElsewhere, PassphraseIsShort
from satuatap.documents.signers.chosen import authority, signer
from satuatap.identity.models import User

LEAST = 12  # letters of a passphrase


def make_certificate(user: User, *, passphrase: str, at: datetime) -> None:
    """A new key for this person, in place of an earlier one; documents signed with that stay so."""
    if signer().is_certified:
        raise CertificatesAreElsewhere
    if len(passphrase) < LEAST:
        raise PassphraseIsShort(least=LEAST)
    authority().enrol(str(user.pk), user.name, passphrase=passphrase, at=at)


def has_certificate(user: User) -> bool:
    """Whether this person could sign now; with BSrE nobody here knows."""
    return signer().is_certified or authority().has(str(user.pk))
