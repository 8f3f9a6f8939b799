"""A hall on the list of a ceremony stays where the ceremony can inaugurate it."""

from satuatap.inauguration import rules
from satuatap.inauguration.errors import HallCameLater, HallIsListed
from satuatap.inauguration.models import Ceremony, CeremonyHall
from satuatap.oversight.models import HallLife, StageEvent


def keep_on_list(step: StageEvent) -> None:
    """Refuse a step that the ceremony could not follow.

    A listed hall goes on to the check or the trial, and not after the day that a charter names.
    Raises HallIsListed.
    """
    rows = CeremonyHall.objects.waiting().filter(hall=step.hall).select_related("ceremony")
    for ceremony in (each.ceremony for each in rows):
        if step.stage not in rules.CHECKED or _is_too_late(step, ceremony):
            raise HallIsListed(hall=step.hall.title, title=ceremony.title)


def _is_too_late(step: StageEvent, ceremony: Ceremony) -> bool:
    return ceremony.is_signing and step.on is not None and step.on > ceremony.held_on


def check_days(ceremony: Ceremony) -> None:
    """Refuse a charter of a day on which one of its halls had not come so far; HallCameLater."""
    lives = HallLife.objects.filter(
        hall__ceremonies__ceremony=ceremony, since__gt=ceremony.held_on
    ).select_related("hall__region")
    if not ceremony.is_replay and lives:
        raise HallCameLater(halls=", ".join(each.hall.title for each in lives))
