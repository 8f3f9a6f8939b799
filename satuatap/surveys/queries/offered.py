"""What a hall may ask after the official survey: instruments of the platform, and its own."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.text import slugify

from satuatap.places.models import Hall
from satuatap.surveys.models import HallQuestion
from satuatap.surveys.models.own_questions import lines
from satuatap.surveys.rules import Kind
from satuatap.surveys.sources import companions_on, facts_of

OWN = "own"
LONGEST = 36  # letters of a slug, so that a number fits behind it
VERSION = 12  # letters of a digest
Facts = dict[str, Any]


def offered(hall: Hall, day: date) -> list[Facts]:
    """Everything that may be asked from this day on, each as the facts of one version."""
    known = [facts_of(each.slug, each.version) for each in companions_on(day)]
    own = list(HallQuestion.objects.filter(hall=hall, is_active=True).order_by("order", "pk"))
    return [*known, _own(hall, own)] if own else known


def _own(hall: Hall, asked: list[HallQuestion]) -> Facts:
    """The hall's own questions as an instrument; its version is the digest of what it asks."""
    facts: Facts = {
        "slug": f"mal-{hall.slug}"[:LONGEST].rstrip("-"),
        "kind": Kind.EXTRA.value,
        "title": {"id": "Pertanyaan mal ini", "en": "Questions of this hall"},
        "intro": {
            "id": "Beberapa pertanyaan tambahan dari mal ini. Boleh dilewati.",
            "en": "Some extra questions of this hall. You may skip them.",
        },
        "valid_from": date.min.isoformat(),
        "valid_to": None,
        "source": {"mark": OWN, "where": hall.title, "note": hall.title},
        "questions": list(_questions(asked)),
    }
    told = json.dumps(facts, sort_keys=True)
    return facts | {"version": hashlib.sha256(told.encode()).hexdigest()[:VERSION]}


def _questions(asked: list[HallQuestion]) -> Iterator[Facts]:
    taken: set[str] = set()
    for number, each in enumerate(asked, start=1):
        slug = slugify(each.text_id)[:LONGEST].strip("-") or str(number)
        slug = f"{slug}-{number}" if slug in taken else slug
        taken.add(slug)
        yield {"slug": slug, "question": _text(each), "answers": _answers(each)}


def _text(asked: HallQuestion) -> dict[str, str]:
    local = {asked.language: asked.text_local} if asked.text_local else {}
    return {"id": asked.text_id, "en": asked.text_en} | local


def _answers(asked: HallQuestion) -> list[dict[str, str]]:
    pairs = zip(lines(asked.answers_id), lines(asked.answers_en), strict=True)
    words = [{"id": own, "en": english} for own, english in pairs]
    local = lines(asked.answers_local)
    return [
        each | ({asked.language: local[place]} if local else {}) for place, each in enumerate(words)
    ]
