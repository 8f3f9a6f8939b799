"""The ministry's own versions: of an instrument, and of the rules of warning; once, for good."""

from collections import Counter
from datetime import datetime

from django.db import IntegrityError, transaction

from satuatap.core.facts import Facts
from satuatap.evaluation.errors import FaultyRules, FaultyVersion, VersionTaken
from satuatap.evaluation.models import InstrumentVersion, RuleBook
from satuatap.evaluation.queries.rulebook import facts_in_force
from satuatap.evaluation.rules import flaws
from satuatap.evaluation.sources import instrument_of, instruments, shape_faults
from satuatap.queueing.actions import By


@transaction.atomic
def publish_version(facts: Facts, *, by: By, at: datetime) -> InstrumentVersion:
    """Publish a version of an instrument; cycles that begin from its day on may use it.

    The same version again is the same. Raises FaultyVersion with everything that is wrong, or
    VersionTaken where the version is there and says something else.
    """
    shape = shape_faults(facts, "instrument")
    if shape:
        raise FaultyVersion(shape=shape)
    found = instrument_of(facts)
    wrong = list(flaws(found))
    if wrong:
        raise FaultyVersion(flaws=wrong)
    keys = {"slug": found.slug, "version": found.version}
    same = InstrumentVersion.objects.filter(**keys, facts=facts).first()
    if same is not None:
        return same
    if found.name in {each.name for each in instruments()}:
        raise VersionTaken(name=found.name)
    told = {"facts": facts, "recorded_at": at, "recorded_by": by.actor}
    try:
        with transaction.atomic():
            return InstrumentVersion.objects.create(**keys, **told)
    except IntegrityError as error:
        raise VersionTaken(name=found.name) from error


@transaction.atomic
def publish_rules(facts: Facts, because: str, *, by: By, at: datetime) -> RuleBook | None:
    """Let these rules of warning hold from now on; the same rules again change nothing.

    Open cases go on. Raises FaultyRules with everything that is wrong.
    """
    shape = shape_faults(facts, "warnings")
    if shape:
        raise FaultyRules(shape=shape)
    counts = Counter(each["slug"] for each in facts["rules"])
    twice = sorted(slug for slug, count in counts.items() if count > 1)
    if twice:
        raise FaultyRules(twice=twice)
    if facts == facts_in_force():
        return None
    return RuleBook.objects.create(
        facts=facts, because=because.strip(), recorded_at=at, recorded_by=by.actor
    )
