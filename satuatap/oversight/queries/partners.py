"""Who takes part in a hall, who is missing, what was promised and what is given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from satuatap.catalogue.models import Agency, AgencyOffice, Offering, Service
from satuatap.oversight.models import Agreement, Expectation, JoinRequest
from satuatap.oversight.models.editions import participation_weights, reminding
from satuatap.oversight.models.life import with_papers
from satuatap.oversight.rules import Participation, participation
from satuatap.places.models import Hall, HallClaim

OUTSIDE = ("vertikal", "bumn", "bumd", "lembaga", "swasta")


@dataclass(frozen=True)
class Partner:
    """An agency that has a desk here, with the agreement that speaks for it and its promises."""

    office: AgencyOffice
    agreement: Agreement | None
    ends: str
    promised: int
    given: int

    @property
    def agency(self) -> Agency:
        """The agency."""
        return self.office.agency

    @property
    def needs_agreement(self) -> bool:
        """Whether it is not the region's own."""
        return self.agency.kind in OUTSIDE


@dataclass(frozen=True)
class Absent:
    """An agency that is expected and has no desk; the request that waits, and what was said."""

    agency: Agency
    request: JoinRequest | None
    said: Expectation | None = None

    @property
    def is_vertical(self) -> bool:
        """Whether it is one of those that the ministry asks for above all."""
        return self.agency.kind == Agency.Kind.VERTICAL


@dataclass(frozen=True)
class Parties:
    """Everybody who takes part in a hall, or should."""

    partners: Sequence[Partner]
    absent: Sequence[Absent]
    excused: Sequence[Expectation]
    asked: Sequence[Expectation]
    claimed: HallClaim | None
    promised: int
    given: int
    not_given: Sequence[Service]
    score: Participation


def parties(hall: Hall, *, today: date) -> Parties:
    """Who takes part, who is missing, and how well it goes."""
    offices = AgencyOffice.objects.filter(hall=hall, is_active=True).select_related("agency")
    agreements = with_papers(_agreements(hall))
    given = _given(hall)
    ours = _by_agency(agreements)
    partners = [
        _partner(each, ours.get(each.agency_id, []), given, today=today)
        for each in offices.order_by("name")
    ]
    said = said_of(hall)
    asked = list(_told(Expectation.objects.asked().filter(hall=hall)).order_by("agency"))
    verdicts = [each.decided for each in (*said.values(), *asked) if each.decided]
    with_papers([*said.values(), *asked, *verdicts])
    absent = _absent(hall, {each.agency.pk for each in partners}, said)
    promised = {each for one in agreements if one.holds_on(today) for each in one.services.all()}
    not_given = sorted(promised - given, key=lambda each: each.code)
    counts = _counts(partners, absent, said) | {
        "services": (len(promised) - len(not_given), len(promised))
    }
    return Parties(
        partners=partners,
        absent=absent,
        excused=[each for each in said.values() if not each.is_expected],
        asked=asked,
        claimed=_claimed(hall),
        promised=len(promised),
        given=len(promised) - len(not_given),
        not_given=not_given,
        score=participation(counts, participation_weights()),
    )


def said_of(hall: Hall) -> dict[str, Expectation]:
    """What counts of what was said of who is expected at a hall, by agency."""
    words = _told(Expectation.objects.counting().filter(hall=hall))
    return {each.agency_id: each for each in words}


def excused_at(hall: Hall) -> list[Expectation]:
    """Agencies that are not expected at a hall by a word that counts; everybody may read it."""
    return [each for each in said_of(hall).values() if not each.is_expected]


def waiting_exceptions() -> QuerySet[Expectation]:
    """Of all halls what waits for the ministry's word, the oldest first."""
    waiting = _told(Expectation.objects.waiting())
    return waiting.select_related("agency", "hall__region").order_by("at")


def _told(words: QuerySet[Expectation]) -> QuerySet[Expectation]:
    return words.select_related("agency", "verdict")


def agreements_ending(first: date, last: date) -> QuerySet[Agreement]:
    """Agreements that end between these days and that no other one outlasts."""
    outlasted = Agreement.objects.outlasted().values("pk")
    ending = Agreement.objects.ending_between(first, last).exclude(pk__in=outlasted)
    return ending.select_related("hall__region", "agency").order_by("ends_on", "hall__slug")


def _agreements(hall: Hall) -> QuerySet[Agreement]:
    kept = Agreement.objects.kept().filter(hall=hall).select_related("agency")
    return kept.prefetch_related("services").order_by("agency", "-starts_on")


def _given(hall: Hall) -> set[Service]:
    offered = Offering.objects.offered().filter(hall=hall, service__isnull=False)
    return {each.service for each in offered.select_related("service") if each.service}


def _by_agency(agreements: Iterable[Agreement]) -> dict[str, list[Agreement]]:
    found: dict[str, list[Agreement]] = {}
    for each in agreements:
        found.setdefault(each.agency_id, []).append(each)
    return found


def _partner(
    office: AgencyOffice, ours: Sequence[Agreement], given: set[Service], *, today: date
) -> Partner:
    services = {each for one in ours if one.holds_on(today) for each in one.services.all()}
    speaks = speaking_of(ours, today)
    ends = ends_of(speaks, today)
    if ends == "soon" and any(_until(each) > _until(speaks) for each in ours):
        ends = "good"
    return Partner(office, speaks, ends, len(services), len(services & given))


def speaking_of(agreements: Sequence[Agreement], today: date) -> Agreement | None:
    """Of an agency's agreements the one in force that lasts longest.

    Where none is in force: the one that begins next, else the one that was over last.
    """
    held = [each for each in agreements if each.holds_on(today)]
    if held:
        return max(held, key=_until)
    later = [each for each in agreements if each.starts_on > today]
    if later:
        return min(later, key=lambda each: each.starts_on)
    return max(agreements, key=_until, default=None)


def _until(agreement: Agreement | None) -> date:
    return (agreement.ends_on if agreement else None) or date.max


def ends_of(agreement: Agreement | None, today: date) -> str:
    """``none``, ``later`` (not begun yet), ``over``, ``soon`` or ``good``."""
    if agreement is None:
        return "none"
    if agreement.starts_on > today:
        return "later"
    if agreement.ends_on is None or agreement.ends_on > today + reminding().soon:
        return "good"
    return "over" if agreement.ends_on < today else "soon"


def _absent(hall: Hall, present: set[str], said: Mapping[str, Expectation]) -> list[Absent]:
    waiting = {each.agency_id: each for each in JoinRequest.objects.open().filter(hall=hall)}
    added = [code for code, each in said.items() if each.is_expected]
    excused = [code for code, each in said.items() if not each.is_expected]
    usual = Q(kind__in=reminding().expected)
    wanted = Agency.objects.filter(usual | Q(pk__in=added)).exclude(pk__in=excused)
    rows = [
        Absent(each, waiting.get(each.pk), said.get(each.pk))
        for each in wanted.exclude(pk__in=present)
    ]
    return sorted(rows, key=lambda each: (not each.is_vertical, each.agency.name_id))


def _counts(
    partners: list[Partner], absent: list[Absent], said: Mapping[str, Expectation]
) -> dict[str, tuple[int, int]]:
    vertical = sum(each.agency.kind == Agency.Kind.VERTICAL for each in partners)
    others = sum(_is_wanted_otherwise(each.agency, said) for each in partners)
    outside = [each for each in partners if each.needs_agreement]
    missing = sum(each.is_vertical for each in absent)
    return {
        "vertical": (vertical, vertical + missing),
        "others": (others, others + len(absent) - missing),
        "agreements": (sum(each.ends in {"good", "soon"} for each in outside), len(outside)),
    }


def _is_wanted_otherwise(agency: Agency, said: Mapping[str, Expectation]) -> bool:
    """Whether it is expected, and neither vertical nor the region's own."""
    word = said.get(agency.pk)
    is_outside = agency.kind in OUTSIDE and agency.kind != Agency.Kind.VERTICAL
    return is_outside and (word.is_expected if word else agency.kind in reminding().expected)


def _claimed(hall: Hall) -> HallClaim | None:
    """What was published last of the number of services."""
    said = HallClaim.objects.filter(hall=hall, kind=HallClaim.Kind.SERVICES)
    return said.order_by("as_of").last()
