"""Two evaluation cycles of the past: every known hall judged, decided, signed and published.

Halls with figures of their own keep them; the others get made-up ones, and the cycles say on every
page that they are examples.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.documents.actions import make_certificate, sign
from satuatap.evaluation import actions
from satuatap.evaluation.actions import CyclePlan, Given, Said
from satuatap.evaluation.models import Assessment, Assignment, Cycle, Decision
from satuatap.evaluation.queries.scores import differing
from satuatap.evaluation.queries.ties import evaluators
from satuatap.evaluation.rules import Facts, Step
from satuatap.evaluation.sources import instruments
from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Hall
from satuatap.queueing.actions import By
from satuatap.surveys.rules import Tally

PLAYER = By("simulation")
SIGNATORY = "penetap@example.example"
PHRASE = "frasa sandi peragaan"
YEAR = timedelta(days=365)
STEPS = {"self_by": 44, "desk_by": 30, "visit_by": 16, "moderation_by": 9, "objection_by": 2}
OPENED = 60  # days ago
FEW = 0.12  # of halls that have too little to be ranked
ELEMENTS = 9


@dataclass(frozen=True)
class Played:
    """What a play brought."""

    code: str
    halls: int
    ranked: int


def play_cycles(*, at: datetime, seed: int = 1) -> list[Played]:
    """Play last year's and this year's cycle of all halls; one that is there stays as it is."""
    today = timezone.localdate(at)
    found = [_play(today - YEAR, seed=seed, now=at), _play(today, seed=seed + 1, now=at)]
    return [each for each in found if each]


def _play(today: date, *, seed: int, now: datetime) -> Played | None:
    """Play a cycle, or what is left of one that was broken off before its signature."""
    code = f"contoh-{today.year}"
    cycle = Cycle.objects.with_instrument().filter(code=code).first()
    if cycle is not None and cycle.is_published:
        return None
    if cycle is None:
        cycle = _decided(code, today, seed=seed, now=now)
    decision = Decision.objects.select_related("document").get(cycle=cycle)
    signatory = User.objects.get(email=SIGNATORY)
    sign(decision.document, signatory, passphrase=PHRASE, at=now)
    out = actions.publish(cycle, at=_noon(today, STEPS["objection_by"] - 1))
    return Played(out.code, out.results.count(), out.results.ranked().count())


@transaction.atomic
def _decided(code: str, today: date, *, seed: int, now: datetime) -> Cycle:
    """A cycle up to its decision, whose paper waits for its signature."""
    cycle = actions.open_cycle(_plan(code, today), by=PLAYER, at=_noon(today, OPENED))
    _enough_evaluators(cycle.instrument.limits.per_hall)
    cycle = actions.advance(cycle, Step.SELF, at=_noon(today, OPENED))
    actions.assign_everywhere(cycle, by=PLAYER, at=_noon(today, OPENED))
    random = Random(seed)
    _answer(cycle, random, at=_noon(today, STEPS["self_by"] + 1))
    actions.advance(cycle, Step.DESK, at=_noon(today, STEPS["self_by"] - 1))
    _score(cycle, random, at=_noon(today, STEPS["desk_by"]))
    actions.advance(cycle, Step.VISIT, at=_noon(today, STEPS["desk_by"] - 1))
    actions.advance(cycle, Step.MODERATION, at=_noon(today, STEPS["visit_by"] - 1))
    return _heard(Cycle.objects.with_instrument().get(pk=cycle.pk), today, seed=seed, now=now)


def _heard(cycle: Cycle, today: date, *, seed: int, now: datetime) -> Cycle:
    """Moderate, hear nobody, decide."""
    at = _noon(today, STEPS["moderation_by"])
    actions.compute_figures(cycle, at=at, known=dict(_made_up(cycle, seed)))
    for key, slug in differing(cycle):
        told = (Decimal(3), _("Setelah dibahas bersama"))
        actions.settle(Assessment.objects.get(pk=key), slug, told, by=PLAYER, at=at)
    actions.advance(cycle, Step.OBJECTION, at=at)
    last = _noon(today, STEPS["objection_by"] - 1)
    heard = actions.advance(cycle, Step.DECISION, at=last)
    actions.decide(heard, _signatory(at=now), by=PLAYER, at=last)
    return heard


def _plan(code: str, today: date) -> CyclePlan:
    days = {name: today - timedelta(days=ago) for name, ago in STEPS.items()}
    instrument = next(each for each in reversed(instruments()) if each.slug == "mal")
    until = today - timedelta(days=OPENED + 1)
    return CyclePlan(
        code=code,
        title=_("Penilaian contoh %(year)s") % {"year": today.year},
        instrument=instrument.name,
        since=until - YEAR + timedelta(days=1),
        until=until,
        is_example=True,
        **days,
    )


def _noon(today: date, ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=ago), time(12)))


def _enough_evaluators(least: int) -> None:
    """As many evaluators as each hall has, also where nobody has given the demo its accounts."""
    for number in range(evaluators().count(), least):
        email = f"penilai-peragaan{number}@example.example"
        user, _made = User.objects.get_or_create(email=email, defaults={"name": "Penilai"})
        Membership.objects.get_or_create(user=user, role=Role.EVALUATOR)


def _answer(cycle: Cycle, random: Random, *, at: datetime) -> None:
    """Nine of ten halls send their word."""
    asked = cycle.instrument.asked_of_hall()
    for each in Assessment.objects.filter(cycle=cycle).order_by("pk"):
        said = {one.slug: Said(random.randint(2, 5), _("Lihat bukti")) for one in asked}
        if random.random() < 0.9:
            actions.say(each, said, by=PLAYER, at=at)
            actions.send_off(each, by=PLAYER, at=at)


def _score(cycle: Cycle, random: Random, *, at: datetime) -> None:
    judged = cycle.instrument.judged()
    mine = Assignment.objects.filter(assessment__cycle=cycle).select_related("assessment")
    for each in mine.order_by("assessment", "pk"):
        skill = Random(str(each.assessment.hall_id)).uniform(2.2, 4.6)
        given = {
            one.slug: Given(_level(random.gauss(skill, 0.6)), _("Sesuai bukti")) for one in judged
        }
        actions.give_scores(each, given, at=at)
        actions.finish(each, at=at)


def _level(value: float) -> int:
    return min(max(round(value), 0), 5)


def _made_up(cycle: Cycle, seed: int) -> Iterator[tuple[UUID, Facts]]:
    """Counts for every hall that has none of its own."""
    for each in Assessment.objects.filter(cycle=cycle).select_related("hall"):
        if not each.figures["facts"]["visits"]:
            yield each.hall_id, made_up_facts(each.hall, cycle, seed=seed)


def made_up_facts(hall: Hall, cycle: Cycle, *, seed: int) -> Facts:
    """A year of a hall that never was; the same seed, the same year."""
    random = Random(f"{hall.slug} {seed}")
    skill = Random(hall.slug).betavariate(4, 2) * 0.8 + random.random() * 0.2
    visits = random.randint(60, 250) if random.random() < FEW else random.randint(4000, 30000)
    called = round(visits * (0.93 + 0.06 * skill))
    waits = _waits(called, skill)
    absent, paused = round(called * 0.01 * (2 - skill)), round(called * 0.01 * random.random())
    planned, complaints = 244, random.randint(0, 60)
    return Facts(
        since=cycle.since,
        until=cycle.until,
        watermark=timezone.make_aware(datetime.combine(cycle.until, time(20))),
        visits=visits,
        tickets=visits,
        served=called - absent,
        waits=waits,
        wait_seconds=sum(minutes * 42 * count for minutes, count in waits.items()),
        on_time=round(called * (0.6 + 0.38 * skill)),
        paused=paused,
        returned=round(called * 0.02 * random.random()),
        absent=absent,
        days_planned=planned,
        days_kept=planned - random.randint(0, round(12 * (1.2 - skill))),
        busiest=round(visits / planned * 1.8) + 1,
        tally=_tally(random, skill),
        tally_before=_tally(random, skill - 0.05),
        complaints=complaints,
        complaints_on_time=round(complaints * (0.6 + 0.35 * skill)),
        services_promised=100,
        services_offered=round(70 + 30 * skill),
        agencies=random.randint(9, 33),
    )


def _waits(called: int, skill: float) -> dict[int, int]:
    """Minutes waited: the more skill, the more people in the first buckets."""
    parts = {5: 0.2 + 0.3 * skill, 15: 0.2, 30: 0.15, 60: 0.1, 120: 0.04}
    counts = {minutes: int(called * part) for minutes, part in parts.items()}
    rest = called - sum(counts.values())
    return counts | {60: counts[60] + round(rest * skill), 180: rest - round(rest * skill)}


def _tally(random: Random, skill: float) -> Tally:
    """Some 400 people, each content with nearly all."""
    people = random.randint(290, 520)
    weights = [1, 4, 40, 15 + 60 * max(skill, 0)]
    sheets = [random.choices([1, 2, 3, 4], weights, k=ELEMENTS) for _each in range(people)]
    return Tally.of(sheets, size=ELEMENTS)


def _signatory(*, at: datetime) -> User:
    """Somebody to sign, who can do nothing else; with a certificate for trying out."""
    defaults = {"name": _("Deputi Pelayanan Publik (peragaan)"), "password": "!"}
    user, _made = User.objects.get_or_create(email=SIGNATORY, defaults=defaults)
    make_certificate(user, passphrase=PHRASE, at=at)
    return user
