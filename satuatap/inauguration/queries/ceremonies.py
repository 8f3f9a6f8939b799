"""Reads of one ceremony: its halls, its guests, who signs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet, Sum

from satuatap.identity.models import Membership, Role, User
from satuatap.inauguration import rules
from satuatap.inauguration.models import Ceremony, CeremonyHall, Guest
from satuatap.places.models import Hall


@dataclass(frozen=True)
class Attended:
    """How many guests said that they come in one way, with how many others, from which places."""

    mode: str
    guests: int
    people: int
    places: Sequence[str]

    @property
    def label(self) -> str:
        """The way in words."""
        return str(Guest.Mode(self.mode).label)


@dataclass(frozen=True)
class Sums:
    """Agencies and services of a list together; None where no hall of it tells them."""

    agencies: int | None
    services: int | None
    is_doubtful: bool


def sums_of(rows: Sequence[CeremonyHall]) -> Sums:
    """The list added up."""
    agencies = [each.agencies for each in rows if each.agencies is not None]
    services = [each.services for each in rows if each.services is not None]
    return Sums(
        agencies=sum(agencies) if agencies else None,
        services=sum(services) if services else None,
        is_doubtful=any(each.is_doubtful for each in rows),
    )


def halls_of(ceremony: Ceremony) -> QuerySet[CeremonyHall]:
    """The list in its order."""
    return ceremony.halls.select_related("hall__region__province").order_by("order")


def signers_of(ceremony: Ceremony) -> QuerySet[Guest]:
    """Who signs the charter: heads of region in the order of the halls, then who inaugurates."""
    return ceremony.guests.filter(signs=True).order_by("turn", "order").select_related("user")


def officials_of(ceremony: Ceremony) -> QuerySet[Guest]:
    """The officials by name; of a replay those of the day, not who plays them."""
    found = ceremony.guests.filter(hall=None).exclude(name="").order_by("order")
    return found.filter(signs=False) if ceremony.is_replay else found


def next_halls() -> QuerySet[Hall]:
    """Halls that may be inaugurated next: on their way, and on no list that is still open."""
    stages = [*rules.CHECKED, *rules.EARLY]
    listed = CeremonyHall.objects.waiting().values("hall")
    found = Hall.objects.filter(life__stage__in=stages).exclude(pk__in=listed)
    return found.select_related("region").order_by("region_id")


def known_counts(hall: Hall) -> tuple[int, int]:
    """Agencies and services that a hall has on record here, with those in use alone."""
    found = Hall.objects.filter(pk=hall.pk).aggregate(
        agencies=Count("offices", filter=Q(offices__is_active=True), distinct=True),
        services=Count("offerings", filter=Q(offerings__is_active=True), distinct=True),
    )
    return found["agencies"], found["services"]


def invitable_heads(region_codes: Iterable[str]) -> dict[str, User]:
    """The account of the head of each region, where there is one."""
    rows = Membership.objects.filter(
        role=Role.REGION_HEAD, region__in=region_codes, user__is_active=True
    ).select_related("user")
    return {str(each.region_id): each.user for each in rows.order_by("-pk")}


def headed_by(user: User | None) -> set[str]:
    """The codes of the regions whose head this person is; some are head of two for a while."""
    if user is None:
        return set()
    rows = Membership.objects.filter(user=user, role=Role.REGION_HEAD)
    return {str(each) for each in rows.values_list("region", flat=True)}


def by_mode(ceremony: Ceremony) -> list[Attended]:
    """Attendance added up: in person, online by place, and who does not come."""
    rows = (
        ceremony.guests.exclude(mode="")
        .values("mode")
        .annotate(
            guests=Count("pk"),
            followers=Sum("people"),
            places=ArrayAgg("place", distinct=True, filter=~Q(place=""), default=[]),
        )
        .order_by("mode")
    )
    return [
        Attended(each["mode"], each["guests"], each["followers"] or 0, sorted(each["places"]))
        for each in rows
    ]
