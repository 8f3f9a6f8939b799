"""The papers of a hall's file, each only through the record that it belongs to."""

from uuid import UUID

from django.db.models import Q

from satuatap.core.uploads.models import Upload
from satuatap.oversight.models import (
    Agreement,
    CheckEntry,
    Contribution,
    Expectation,
    ExpectationVerdict,
    Innovation,
    JoinRequest,
    LegalInstrument,
    Obstacle,
    Proposal,
    StageEvent,
)
from satuatap.places.models import Hall

RECORDS = (
    Agreement,
    CheckEntry,
    Contribution,
    Expectation,
    ExpectationVerdict,
    Innovation,
    JoinRequest,
    LegalInstrument,
    Obstacle,
    Proposal,
    StageEvent,
)


def file_of(hall: Hall, key: UUID) -> Upload | None:
    """A file that belongs to a record of this hall; None for any other."""
    belongs = Q()
    for kind in RECORDS:
        belongs |= Q(
            draft__in=kind._default_manager.filter(hall=hall)
            .exclude(key__isnull=True)
            .values("key")
        )
    kept = Upload.objects.filter(pk=key, kept_at__isnull=False)
    return kept.filter(belongs).first()
