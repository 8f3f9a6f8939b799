"""What was answered: first ratings of a day, results of a campaign. No person, no number."""

from satuatap.surveys.queries.campaigns import (
    baseline_of,
    campaign_for,
    campaign_on,
    earlier_than,
    survey_due,
)
from satuatap.surveys.queries.ratings import DayRatings, day_ratings, is_rated
from satuatap.surveys.queries.regions import (
    National,
    Ranked,
    agency_figures,
    counted_in,
    national_figures,
    service_figures,
    year_until,
)
from satuatap.surveys.queries.results import (
    Channel,
    Flags,
    PartResult,
    Result,
    campaign_flags,
    campaign_result,
)
from satuatap.surveys.queries.rising import has_risen
from satuatap.surveys.queries.served import WHOLE, Part, people_served
from satuatap.surveys.queries.tallies import (
    Cell,
    by_part,
    campaigns_to_roll_up,
    cells,
    known_cells,
    rolled_cells,
)

__all__ = [
    "WHOLE",
    "Cell",
    "Channel",
    "DayRatings",
    "Flags",
    "National",
    "Part",
    "PartResult",
    "Ranked",
    "Result",
    "agency_figures",
    "baseline_of",
    "by_part",
    "campaign_flags",
    "campaign_for",
    "campaign_on",
    "campaign_result",
    "campaigns_to_roll_up",
    "cells",
    "counted_in",
    "day_ratings",
    "earlier_than",
    "has_risen",
    "is_rated",
    "known_cells",
    "national_figures",
    "people_served",
    "rolled_cells",
    "service_figures",
    "survey_due",
    "year_until",
]
