"""A hall's own word: levels with reasons and files, until they are sent off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from satuatap.core.uploads.actions import delete_files, keep_files
from satuatap.evaluation.actions.held import in_step
from satuatap.evaluation.errors import AlreadySent, NoSuchLevel, NotComplete, UnknownIndicator
from satuatap.evaluation.models import Assessment, Evidence, SelfAnswer
from satuatap.evaluation.rules import Indicator, Instrument, Step
from satuatap.queueing.actions import By


@dataclass(frozen=True)
class Said:
    """A level of the scale, and why; ``draft`` is the key under which its files came in.

    ``without`` are files of before that are taken away again.
    """

    level: int
    reason: str = ""
    draft: UUID = field(default_factory=uuid4)
    without: frozenset[UUID] = frozenset()


@transaction.atomic
def say(assessment: Assessment, said: Mapping[str, Said], *, by: By, at: datetime) -> None:
    """Keep what a hall says of itself, by indicator, with the files that came for it.

    May be done again until it is sent off; the last word stands. Raises TooLate after the day.
    """
    now = _open(assessment, at=at)
    instrument = now.cycle.instrument
    for slug, word in said.items():
        _check(instrument, slug, word)
        told = {"level": word.level, "reason": word.reason.strip()}
        told |= {"said_at": at, "said_by": by.actor}
        SelfAnswer.objects.update_or_create(
            assessment=now,
            indicator=slug,
            defaults=told,
            create_defaults=told | {"draft": word.draft},
        )
        _keep_files(now, slug, word.draft, at=at)
        _take_away(now, slug, word.without)


@transaction.atomic
def send_off(assessment: Assessment, *, by: By, at: datetime) -> Assessment:
    """Send off a hall's word, for good; what is lacking is named. Doing it again does nothing."""
    now = _locked(assessment)
    if now.sent_at is not None:
        return now
    in_step(now, Step.SELF, at=at, until=Step.SELF)
    left = list(_left(now))
    if left:
        raise NotComplete(left=", ".join(left))
    now.sent_at, now.sent_by = at, by.actor
    now.save(update_fields=["sent_at", "sent_by"])
    return now


def _left(assessment: Assessment) -> Iterator[str]:
    """The names of what was not answered, or was claimed without anything to show for it."""
    answers = {each.indicator: each for each in SelfAnswer.objects.filter(assessment=assessment)}
    shown = Evidence.objects.filter(assessment=assessment)
    with_files = set(shown.values_list("indicator", flat=True))
    for each in assessment.cycle.instrument.asked_of_hall():
        answer = answers.get(each.slug)
        if answer is None:
            yield each.name["id"]
        elif _claims_alone(each, answer) and each.slug not in with_files:
            yield _("%(name)s (bukti atau penjelasan)") % {"name": each.name["id"]}


def _claims_alone(indicator: Indicator, answer: SelfAnswer) -> bool:
    """Whether more than the lowest level is claimed without a reason where something is shown."""
    return indicator.evidence_required and answer.level > 0 and not answer.reason


def _open(assessment: Assessment, *, at: datetime) -> Assessment:
    now = _locked(assessment)
    in_step(now, Step.SELF, at=at, until=Step.SELF)
    if now.sent_at is not None:
        raise AlreadySent
    return now


def _locked(assessment: Assessment) -> Assessment:
    known = Assessment.objects.select_related("cycle__version")
    return known.select_for_update(of=("self",)).get(pk=assessment.pk)


def _check(instrument: Instrument, slug: str, word: Said) -> None:
    if slug not in {each.slug for each in instrument.asked_of_hall()}:
        raise UnknownIndicator(indicator=slug)
    if not 0 <= word.level <= instrument.most:
        raise NoSuchLevel(most=instrument.most)


def _keep_files(assessment: Assessment, slug: str, draft: UUID, *, at: datetime) -> None:
    Evidence.objects.bulk_create(
        Evidence(assessment=assessment, indicator=slug, upload=upload, at=at)
        for upload in keep_files(draft, at=at)
    )


def _take_away(assessment: Assessment, slug: str, keys: frozenset[UUID]) -> None:
    """Take files away that a hall shows for one indicator no more."""
    mine = Evidence.objects.filter(assessment=assessment, indicator=slug, upload__in=keys)
    uploads = [each.upload for each in mine.select_related("upload")]
    mine.delete()
    delete_files(uploads)
