"""What a campaign asks beside the official survey, and what was said to it; never in its figure."""

from dataclasses import dataclass
from pathlib import Path

from satuatap.core import sql
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.shown import Shown
from satuatap.surveys.rules import Answered, Companion, CompanionFigure, companion_figure

COUNTS = Path(__file__).parent.parent / "sql" / "beside_counts.sql"


@dataclass(frozen=True)
class _Row:
    companion: str
    question: str
    answers: int
    total: int


def companions_of(campaign: Campaign, *, served: str = "") -> list[Companion]:
    """What is asked beside, in its order; of somebody ``served`` by one channel what suits them."""
    chosen = campaign.companions.select_related("version").order_by("place")
    known = [each.version.companion for each in chosen]
    return [each for each in known if each.suits(served)]


def beside_figures(shown: Shown) -> list[CompanionFigure]:
    """The means of each companion, as far as they may be read; none while the survey's may not."""
    asked = companions_of(shown.campaign) if shown.is_shown else []
    if not asked:
        return []
    said: dict[str, dict[str, Answered]] = {}
    for row in sql.rows(_Row, COUNTS, campaign=shown.campaign.pk):
        said.setdefault(row.companion, {})[row.question] = Answered(row.answers, row.total)
    return [companion_figure(each, said.get(each.slug, {}), least=shown.least) for each in asked]
