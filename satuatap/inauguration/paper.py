"""The charter as a paper: PDF/A-2a and PDF/UA-1, with the list of halls and the QR of its check."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.formats import date_format, number_format

from satuatap.core.qr import qr_file
from satuatap.core.typesetting import ACCESSIBLE, KEPT, marks, pdf
from satuatap.documents.queries import check_address
from satuatap.documents.rules import spoken
from satuatap.documents.signers.chosen import signer
from satuatap.documents.stamps import HEIGHT, WIDTH, Field, field_of, with_fields
from satuatap.inauguration import rules
from satuatap.inauguration.models import Ceremony, CeremonyHall
from satuatap.inauguration.queries import halls_of, signers_of

TEMPLATE = Path(__file__).parent / "typst" / "prasasti.typ"
LANGUAGE = "id"
Facts = dict[str, Any]


def charter_pdf(ceremony: Ceremony, code: str, *, at: datetime) -> bytes:
    """The charter of a ceremony, whose document will have this code; with a field for each pen."""
    facts = charter_facts(ceremony, code)
    made = pdf(TEMPLATE, facts, at=at, standards=[KEPT, ACCESSIBLE])
    return with_fields(made, [_field(each) for each in marks(TEMPLATE, facts, "tanda-tangan")])


def _field(mark: Facts) -> Field:
    says = f"Tanda tangan elektronik {mark['office']}"
    return Field(field_of(mark["order"]), mark["page"], mark["x"], mark["y"], says)


def charter_facts(ceremony: Ceremony, code: str) -> Facts:
    """What the charter says, ready to be set."""
    with translation.override(LANGUAGE):
        rows = list(halls_of(ceremony))
        address = check_address(code)
        return {
            "title": ceremony.title,
            "weekday": date_format(ceremony.held_on, "l"),
            "day": date_format(ceremony.held_on, "j F Y"),
            "place": ceremony.place,
            "source": ceremony.source,
            "replay": ceremony.is_replay,
            "certified": signer().is_certified,
            "halls": [_hall(each) for each in rows],
            "count": len(rows),
            "agencies": _sum(each.agencies for each in rows),
            "services": _sum(each.services for each in rows),
            "doubtful": any(each.is_doubtful for each in rows),
            "signers": [_signer(each, n) for n, each in enumerate(signers_of(ceremony), start=1)],
            "stamp": {"width": WIDTH, "height": HEIGHT},
            "address": address.removeprefix("https://").removeprefix("http://"),
            "code": spoken(code),
            "qr": qr_file(address),
        }


def _hall(row: CeremonyHall) -> Facts:
    return {
        "name": row.hall.title,
        "region": row.hall.region.name,
        "province": row.hall.region.province.name,
        "agencies": _number(row.agencies),
        "services": _number(row.services),
        "doubtful": row.is_doubtful,
    }


def _signer(guest: Any, order: int) -> Facts:
    return {
        "order": order,
        "office": guest.office,
        "name": guest.name or guest.user.name,
        "last": guest.turn == rules.MINISTER_TURN,
    }


def _number(value: int | None) -> str:
    return "–" if value is None else number_format(value, use_l10n=True, force_grouping=True)


def _sum(values: Any) -> str:
    """The sum of what is known; a dash where nothing is."""
    known = [each for each in values if each is not None]
    return _number(sum(known) if known else None)
