"""A ceremony as it is at this moment, for its live page and its stream."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from satuatap.documents.models import Signature
from satuatap.documents.queries import check_qr, signatures_on
from satuatap.inauguration.models import Ceremony


@dataclass(frozen=True)
class LiveCeremony:
    """Who has signed so far; ``rows`` is empty until the charter is issued."""

    ceremony: Ceremony
    rows: Sequence[Signature]
    halls: int

    @property
    def signed(self) -> int:
        """How many have signed."""
        return sum(each.signed_at is not None for each in self.rows)

    @property
    def of(self) -> int:
        """How many are to sign; who was left out does not count."""
        return sum(each.waived_at is None for each in self.rows)

    @property
    def qr(self) -> str:
        """The QR of the charter's check; empty until there is a charter."""
        charter = self.ceremony.charter
        return check_qr(charter, _("Kode QR untuk memeriksa prasasti")) if charter else ""

    @property
    def newest(self) -> Signature | None:
        """The last signature that was made."""
        made = [each for each in self.rows if each.signed_at is not None]
        return max(made, key=lambda each: each.version or 0, default=None)


def public_ceremony(slug: str) -> Ceremony | None:
    """A ceremony that everybody may know of, with its charter."""
    return Ceremony.objects.public().select_related("charter").filter(slug=slug).first()


def live_ceremony(ceremony: Ceremony) -> LiveCeremony:
    """The ceremony as it is."""
    charter = ceremony.charter
    rows = list(signatures_on(charter)) if charter else []
    return LiveCeremony(ceremony, rows, ceremony.halls.count())


def waiting_for(ceremony: Ceremony) -> list[Signature]:
    """The signatures that are still awaited, in the order in which they may be made."""
    if ceremony.charter is None:
        return []
    rows = signatures_on(ceremony.charter).select_related("user", "document")
    return [each for each in rows if each.is_open]
