"""The public data API of joint inaugurations: the day, its halls, its charter, the count."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from satuatap.core.rest.listing import Pages, PublicList, PublicView
from satuatap.documents.api import DocumentData, document_told
from satuatap.inauguration import rules
from satuatap.inauguration.models import Ceremony, CeremonyHall
from satuatap.inauguration.queries import halls_of, public_ceremony, sums_of, totals

TAG = "places"


class CeremonyData(serializers.ModelSerializer[Ceremony]):
    """A ceremony; a replay is one of the past that was played again from its record."""

    state = serializers.ChoiceField(rules.PUBLIC)
    is_replay = serializers.BooleanField()
    halls = serializers.IntegerField(source="hall_count")
    agencies = serializers.IntegerField(source="agency_sum", allow_null=True)
    services = serializers.IntegerField(source="service_sum", allow_null=True)

    class Meta:
        model = Ceremony
        fields = [
            "slug",
            "title",
            "held_on",
            "place",
            "state",
            "source",
            "is_replay",
            "halls",
            "agencies",
            "services",
        ]


class InauguratedHallData(serializers.ModelSerializer[CeremonyHall]):
    """A hall on the list; ``exception`` says why it comes without a passed readiness check."""

    hall = serializers.CharField(source="hall.slug")
    name = serializers.CharField(source="hall.title")
    region = serializers.CharField(source="hall.region_id")

    class Meta:
        model = CeremonyHall
        fields = [
            "order",
            "hall",
            "name",
            "region",
            "agencies",
            "services",
            "is_ready",
            "exception",
            "is_doubtful",
        ]


class PublishedData(serializers.Serializer[Any]):
    """A national total as somebody published it."""

    as_of = serializers.CharField(source="total.as_of", help_text="A day, a month or a year")
    total = serializers.IntegerField(source="total.total")
    source = serializers.CharField(source="total.source")  # type: ignore[assignment]
    is_contradicted = serializers.BooleanField()


class TotalsData(serializers.Serializer[Any]):
    """Halls counted here at the conclusion; the share is taken of the divisor."""

    before = serializers.IntegerField()
    after = serializers.IntegerField()
    undated = serializers.IntegerField()
    denominator = serializers.IntegerField(source="of")
    share = serializers.FloatField(help_text="Percent")
    published = PublishedData(many=True)


class OneCeremonyData(serializers.Serializer[Any]):
    """One ceremony with its list, its charter and the national count beside published totals."""

    slug = serializers.CharField()
    title = serializers.CharField()
    held_on = serializers.DateField()
    place = serializers.CharField()
    state = serializers.ChoiceField(rules.PUBLIC)
    source = serializers.CharField()  # type: ignore[assignment]
    cancelled_reason = serializers.CharField(help_text="Empty unless it was called off")
    is_replay = serializers.BooleanField()
    agencies = serializers.IntegerField(allow_null=True)
    services = serializers.IntegerField(allow_null=True)
    halls = InauguratedHallData(many=True)
    charter = DocumentData(allow_null=True)
    totals = TotalsData(
        allow_null=True, help_text="As it was announced; null until the ceremony is concluded"
    )


class NewestFirst(Pages):
    """The newest ceremony first."""

    ordering = ("-held_on", "slug")


class Ceremonies(PublicList):
    """``GET inaugurations``."""

    queryset = Ceremony.objects.public().with_counts()
    serializer_class = CeremonyData
    pagination_class = NewestFirst

    @extend_schema(
        operation_id="inaugurations",
        summary="Joint inaugurations that were announced, the newest first",
        tags=[TAG],
        auth=[],
    )
    def get(self, request: Any) -> Any:
        return super().get(request)


class OneCeremony(PublicView):
    """``GET inaugurations/{slug}``."""

    serializer_class = OneCeremonyData

    @extend_schema(
        operation_id="inauguration",
        summary="One joint inauguration: halls, charter with its signatures, national total",
        tags=[TAG],
        auth=[],
    )
    def get(self, _request: Request, slug: str) -> Response:
        found = public_ceremony(slug)
        if found is None:
            raise Http404
        return Response(self.get_serializer(_told(found)).data)


def _told(ceremony: Ceremony) -> dict[str, Any]:
    rows = list(halls_of(ceremony))
    sums = sums_of(rows)
    names = (
        *("slug", "title", "held_on", "place", "state", "source", "is_replay"),
        "cancelled_reason",
    )
    return {name: getattr(ceremony, name) for name in names} | {
        "agencies": sums.agencies,
        "services": sums.services,
        "halls": rows,
        "charter": document_told(ceremony.charter) if ceremony.charter else None,
        "totals": totals(ceremony) if ceremony.is_concluded else None,
    }
