"""What is set up in a hall and will still disappoint somebody: found before the first visitor."""

from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satuatap.catalogue.models import AgencyOffice
from satuatap.places.models import Hall
from satuatap.queueing.models import Display, DisplayScope, VoiceZone
from satuatap.queueing.queries.coverage import unreachable_services

NAMED = 4  # the others are counted


@dataclass(frozen=True)
class Caution:
    """One thing to think over: what, and the page of the set-up where it is changed."""

    title: str
    sentence: str
    place: str


def cautions(hall: Hall) -> list[Caution]:
    """Everything in this hall that works and will still disappoint; four queries."""
    return [*_voices(hall), *_wheelchairs(hall)]


def _voices(hall: Hall) -> list[Caution]:
    return [caution for zone, screens in _rooms(hall) for caution in _of_room(zone, screens)]


def _rooms(hall: Hall) -> list[tuple[VoiceZone, list[Display]]]:
    """Each zone with its screens, and the whole hall with those that have none."""
    zones = list(VoiceZone.objects.filter(hall=hall).exclude(name=VoiceZone.WHOLE_HALL))
    screens = list(Display.objects.filter(hall=hall).prefetch_related("offices"))
    rooms = [(zone, [each for each in screens if each.voice_zone_id == zone.pk]) for zone in zones]
    named = {zone.pk for zone in zones}
    rest = [each for each in screens if each.voice_zone_id not in named]
    return [*rooms, (VoiceZone(hall=hall, name=VoiceZone.WHOLE_HALL), rest)] if rest else rooms


def _of_room(zone: VoiceZone, screens: list[Display]) -> list[Caution]:
    speaking = [each for each in screens if each.with_voice]
    if not speaking:
        silent = _("Tidak ada layar bersuara di zona ini. Panggilan tidak terdengar.")
        return [Caution(_title(zone), silent, "queueing_display")]
    pairs = [(one, two, _shared(one, two)) for one, two in combinations(speaking, 2)]
    return [
        Caution(_title(zone), _overlap(one, two, offices), "queueing_display")
        for one, two, offices in pairs
        if offices is not None
    ]


def _title(zone: VoiceZone) -> str:
    return _("Zona suara %(zone)s") % {"zone": zone.name or _("seluruh mal")}


def _shared(one: Display, two: Display) -> list[AgencyOffice] | None:
    """The offices that both announce, empty when it is all of them; None when there is none."""
    chosen = [each for each in (one, two) if each.scope == DisplayScope.CHOSEN]
    if not chosen:
        return []
    shared = set(chosen[0].offices.all())
    for each in chosen[1:]:
        shared &= set(each.offices.all())
    return sorted(shared, key=lambda office: office.short_name) or None


def _overlap(one: Display, two: Display, offices: list[AgencyOffice]) -> str:
    words = {
        "one": one.name,
        "two": two.name,
        "offices": _list([each.short_name for each in offices]) or _("semua gerai"),
    }
    return (
        _(
            "%(one)s dan %(two)s sama-sama mengumumkan %(offices)s. Tiap panggilan diucapkan oleh "
            "satu layar saja. Bila keduanya tidak saling terdengar, beri zona suara sendiri."
        )
        % words
    )


def _wheelchairs(hall: Hall) -> list[Caution]:
    found = unreachable_services(hall.pk)
    if not found:
        return []
    sentence = ngettext(
        "%(count)s layanan tidak punya loket yang dapat dicapai kursi roda: %(services)s.",
        "%(count)s layanan tidak punya loket yang dapat dicapai kursi roda: %(services)s.",
        len(found),
    ) % {"count": len(found), "services": _list([each.title for each in found])}
    return [Caution(_("Kursi roda"), sentence, "places_counter")]


def _list(names: list[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - NAMED
    shown = ", ".join(names[:NAMED])
    return _("%(names)s dan %(more)s lagi") % {"names": shown, "more": more} if more > 0 else shown
