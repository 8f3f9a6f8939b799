"""Papers that are signed: the decision of a cycle, and the letter of a downgrade."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format

from satuatap.core.typesetting import ACCESSIBLE, KEPT, pdf
from satuatap.documents.queries import check_address
from satuatap.documents.rules import spoken
from satuatap.documents.signers.chosen import signer
from satuatap.evaluation.models import Case, CaseEvent, Cycle, Result
from satuatap.evaluation.queries.rulebook import rule_names
from satuatap.evaluation.rules import in_language
from satuatap.surveys.queries.signing import who

TYPST = Path(__file__).parent / "typst"
LANGUAGE = "id"
SYSTEM = "SatuAtap"
Facts = dict[str, Any]


def decision_pdf(cycle: Cycle, digest: str, code: str, *, at: datetime) -> bytes:
    """The decision of a cycle with everybody's result, whose document will have this code."""
    with translation.override(LANGUAGE):
        facts = {
            **_frame(code, at=at),
            "title": cycle.title,
            "example": cycle.is_example,
            "instrument": cycle.version.name,
            "since": _day(cycle.since),
            "until": _day(cycle.until),
            "digest": digest,
            "ranked": [
                _result(each) for each in Result.objects.filter(cycle=cycle).with_hall().ranked()
            ],
            "unranked": [
                each.hall.title
                for each in Result.objects.filter(cycle=cycle).with_hall().unranked()
            ],
        }
        return pdf(TYPST / "penetapan.typ", facts, at=at, standards=[KEPT, ACCESSIBLE])


def letter_pdf(case: Case, reason: str, code: str, *, at: datetime) -> bytes:
    """The letter that downgrades a hall, with all that was done before as its annex."""
    with translation.override(LANGUAGE):
        name = rule_names().get(case.rule)
        facts = {
            **_frame(code, at=at),
            "hall": case.hall.title,
            "region": case.hall.region.name,
            "reason": reason,
            "rule": in_language(name, LANGUAGE) if name else case.rule,
            "record": [_event(each) for each in CaseEvent.objects.filter(case=case)],
        }
        return pdf(TYPST / "penurunan.typ", facts, at=at, standards=[KEPT, ACCESSIBLE])


def _frame(code: str, *, at: datetime) -> Facts:
    address = check_address(code)
    return {
        "written": _day(timezone.localdate(at)),
        "certified": signer().is_certified,
        "address": address.removeprefix("https://").removeprefix("http://"),
        "code": spoken(code),
        "qr": _qr(address),
    }


def _result(row: Result) -> Facts:
    numbers = {name: _number(getattr(row, name)) for name in ("index", "low", "high")}
    return {
        **numbers,
        "rank": str(row.rank),
        "hall": row.hall.title,
        "region": row.hall.region.name,
        "grade": row.grade,
    }


def _event(row: CaseEvent) -> Facts:
    return {
        "day": _day(timezone.localdate(row.at)),
        "step": str(row.get_step_display()),
        "text": row.text,
        "actor": who(row.actor) or SYSTEM,
    }


def _number(value: Any) -> str:
    return number_format(value, decimal_pos=2, use_l10n=True)


def _day(day: Any) -> str:
    return date_format(day, "j F Y")


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, scale=8)
    return drawn.getvalue().decode()
