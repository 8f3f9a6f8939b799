"""The public data API of satisfaction: a hall's surveys, and one of them by office and service."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_date
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from satuatap.core.rest.listing import PublicView
from satuatap.places.models import Hall
from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.queries.listing import Row, campaign_rows, published
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.results import PartResult
from satuatap.surveys.queries.shown import Line, Shown, shown_result
from satuatap.surveys.rules import Figure

TAG = "places"
GRADES = ["A", "B", "C", "D"]


class SummaryData(serializers.Serializer[Any]):
    """A closed survey; figures are null where fewer than ``smallest_cell`` answered."""

    period = serializers.CharField(help_text="First day; the address of the survey's parts")
    begins = serializers.DateField()
    ends = serializers.DateField()
    kind = serializers.ChoiceField(Campaign.Kind.values)
    title = serializers.CharField()
    respondents = serializers.IntegerField(allow_null=True)
    ikm = serializers.FloatField(allow_null=True, help_text="25 to 100, two decimals")
    grade = serializers.ChoiceField(GRADES, allow_null=True)


class SatisfactionData(serializers.Serializer[Any]):
    """A hall's closed surveys, the newest first."""

    hall = serializers.CharField()
    smallest_cell = serializers.IntegerField()
    results = SummaryData(many=True)


class ElementData(serializers.Serializer[Any]):
    """One element: its mean (1 to 4) and that times 25."""

    slug = serializers.CharField()
    nrr = serializers.FloatField()
    value = serializers.FloatField()


class ChannelData(serializers.Serializer[Any]):
    """How many answered one way; ``open`` ones had no invitation, null is fewer than the least."""

    channel = serializers.ChoiceField(Sheet.Channel.values)
    open = serializers.BooleanField()
    answers = serializers.IntegerField(allow_null=True)


class PartData(serializers.Serializer[Any]):
    """The hall, an office or a service; everything said is null where it is withheld."""

    level = serializers.ChoiceField(["hall", "office", "service"])
    office = serializers.CharField(allow_null=True)
    service = serializers.CharField(allow_null=True)
    population = serializers.IntegerField(allow_null=True)
    sample = serializers.IntegerField(allow_null=True)
    withheld = serializers.BooleanField()
    respondents = serializers.IntegerField(allow_null=True)
    ikm = serializers.FloatField(allow_null=True)
    grade = serializers.ChoiceField(GRADES, allow_null=True)
    low = serializers.FloatField(allow_null=True, help_text="95 % interval of the index")
    high = serializers.FloatField(allow_null=True)
    elements = ElementData(many=True)


class SurveyData(serializers.Serializer[Any]):
    """One closed survey by its parts."""

    hall = serializers.CharField()
    smallest_cell = serializers.IntegerField()
    begins = serializers.DateField()
    ends = serializers.DateField()
    kind = serializers.ChoiceField(Campaign.Kind.values)
    parts = PartData(many=True)
    channels = ChannelData(many=True)


class Satisfaction(PublicView):
    """``GET halls/{hall}/satisfaction``."""

    serializer_class = SatisfactionData

    @extend_schema(
        operation_id="satisfaction",
        summary="The closed satisfaction surveys of a hall",
        tags=[TAG],
        auth=[],
    )
    def get(self, _request: Request, hall: str) -> Response:
        found = get_object_or_404(Hall, slug=hall)
        rows = [_summary(row) for row in campaign_rows(published(found))]
        least = smallest_cells().on(timezone.localdate())
        told = {"hall": hall, "smallest_cell": least, "results": rows}
        return Response(self.get_serializer(told).data)


class OneSatisfaction(PublicView):
    """``GET halls/{hall}/satisfaction/{period}``."""

    serializer_class = SurveyData

    @extend_schema(
        operation_id="satisfaction_of",
        summary="One satisfaction survey by office and service, small cells withheld",
        tags=[TAG],
        auth=[],
    )
    def get(self, _request: Request, hall: str, period: str) -> Response:
        found = get_object_or_404(Hall, slug=hall)
        try:
            day = parse_date(period)
        except ValueError as error:
            raise Http404 from error
        campaign = published(found).filter(begins=day).first() if day else None
        if campaign is None:
            raise Http404
        return Response(self.get_serializer(_survey(shown_result(campaign))).data)


def _summary(row: Row) -> dict[str, Any]:
    campaign = row.campaign
    return {
        "period": str(campaign.begins),
        "begins": campaign.begins,
        "ends": campaign.ends,
        "kind": campaign.kind,
        "title": campaign.title,
        "respondents": row.answers if row.figure else None,
        **_index(row.figure),
    }


def _survey(shown: Shown) -> dict[str, Any]:
    return {
        "hall": shown.campaign.hall.slug,
        "smallest_cell": shown.least,
        "begins": shown.campaign.begins,
        "ends": shown.campaign.ends,
        "kind": shown.campaign.kind,
        "parts": [
            {"level": "hall", "office": None, "service": None}
            | _said(shown.whole, is_shown=shown.is_shown),
            *(_part(line) for line in shown.lines),
        ],
        "channels": [
            {
                "channel": each.channel,
                "open": each.is_open,
                "answers": each.answers if each.answers >= shown.least else None,
            }
            for each in shown.result.channels
        ],
    }


def _part(line: Line) -> dict[str, Any]:
    offering = line.named.offering
    where = {
        "level": "service" if offering else "office",
        "office": line.named.office.name,
        "service": offering.code if offering else None,
    }
    return where | _said(line.result, is_shown=line.is_shown)


def _said(result: PartResult, *, is_shown: bool) -> dict[str, Any]:
    target, found = result.progress, result.figure if is_shown else None
    silent = result.tally.respondents == 0
    return {
        "population": target.population if target else None,
        "sample": target.sample if target else None,
        "withheld": not is_shown and not silent,
        "respondents": found.respondents if found else (0 if silent else None),
        **_bounds(result, is_shown=is_shown),
        "elements": found.elements if found else [],
        **_index(found),
    }


def _bounds(result: PartResult, *, is_shown: bool) -> dict[str, Any]:
    sure = result.interval if is_shown else None
    return {"low": sure.low if sure else None, "high": sure.high if sure else None}


def _index(found: Figure | None) -> dict[str, Any]:
    if found is None:
        return {"ikm": None, "grade": None}
    return {"ikm": found.ikm, "grade": found.grade.letter}
