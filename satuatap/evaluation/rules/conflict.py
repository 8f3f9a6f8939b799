"""Who may not judge a hall: whoever works or worked for it, or has an interest in it."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import StrEnum

Keys = frozenset[Hashable]
NOTHING: Keys = frozenset()


class Conflict(StrEnum):
    """Why an evaluator is refused."""

    OWN_HALL = "own-hall"
    OWN_REGION = "own-region"
    OWN_AGENCY = "own-agency"
    FORMER = "former"
    DECLARED = "declared"


@dataclass(frozen=True)
class Bonds:
    """Halls, regions and agencies that somebody is bound to."""

    halls: Keys = NOTHING
    regions: Keys = NOTHING
    agencies: Keys = NOTHING

    def reach(self, place: "Place") -> bool:
        """Whether one of them is in this place."""
        near = place.hall in self.halls or place.region in self.regions
        return near or bool(self.agencies & place.agencies)


@dataclass(frozen=True)
class Place:
    """A hall as a conflict sees it: itself, its region, and whose desks are in it."""

    hall: Hashable
    region: Hashable
    agencies: Keys = NOTHING


@dataclass(frozen=True)
class Ties:
    """What binds an evaluator: roles, roles of the last years, and what they have declared."""

    works: Bonds = field(default_factory=Bonds)
    worked: Bonds = field(default_factory=Bonds)
    declared: Bonds = field(default_factory=Bonds)


def conflict(ties: Ties, place: Place) -> Conflict | None:
    """What stands against this evaluator at this hall; None if nothing does."""
    found = {
        Conflict.OWN_HALL: place.hall in ties.works.halls,
        Conflict.OWN_REGION: place.region in ties.works.regions,
        Conflict.OWN_AGENCY: bool(ties.works.agencies & place.agencies),
        Conflict.FORMER: ties.worked.reach(place),
        Conflict.DECLARED: ties.declared.reach(place),
    }
    return next((each for each, holds in found.items() if holds), None)
