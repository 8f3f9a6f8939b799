"""Requests to agencies over all halls: who has not answered."""

from dataclasses import dataclass
from datetime import date

from satuatap.oversight.models import JoinRequest
from satuatap.oversight.models.editions import reminding


@dataclass(frozen=True)
class Waiting:
    """A request that nobody answered: for how many days, how far up, and whether they heard."""

    request: JoinRequest
    days: int
    level: dict[str, str] | None
    is_told: bool


def waiting_requests(*, today: date) -> list[Waiting]:
    """Requests without an answer, the oldest first."""
    names = {each.code: each.name for each in reminding().levels}
    rows = JoinRequest.objects.open().select_related("hall__region", "agency")
    found = []
    for each in rows.prefetch_related("steps").order_by("sent_on"):
        steps = sorted(each.steps.all(), key=lambda step: step.pk)
        level = names.get(steps[-1].level) if steps else None
        told = bool(steps) and steps[-1].is_told
        found.append(Waiting(each, (today - each.sent_on).days, level, told))
    return found


def known_addresses(agency: str) -> dict[str, str]:
    """Where the head office of an agency was written to last, by whichever hall.

    The local and the provincial office are another one elsewhere.
    """
    asked = JoinRequest.objects.filter(agency=agency).exclude(head_email="").order_by("-sent_on")
    found = asked.values_list("head_email", flat=True).first()
    return {"head_email": found} if found else {}
