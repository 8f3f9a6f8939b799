"""The public data API of halls: what others claim of them, and what is registered here."""

from typing import Any

from django.db.models import Model, Prefetch, Q, QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from satuatap.catalogue.models import Agency, AgencyOffice, Offering, OwnText, Service
from satuatap.core.rest.listing import Known, Pages, PublicList, PublicView
from satuatap.places.api import ProvinceData
from satuatap.places.models import Hall, HallClaim, Province, Region
from satuatap.places.queries.listing import halls

SLUG = r"^[-a-zA-Z0-9_]{1,80}$"


class ClaimData(serializers.ModelSerializer[HallClaim]):
    """One published figure, with its source."""

    class Meta:
        model = HallClaim
        fields = ["kind", "value", "as_of", "source", "note", "doubtful"]


class Registered(serializers.Serializer[Hall]):
    """How many agencies and services the hall has registered here."""

    agencies = serializers.IntegerField(source="registered_agencies")
    services = serializers.IntegerField(source="registered_services")


class HallData(serializers.ModelSerializer[Hall]):
    """A hall in a list."""

    code = serializers.CharField(source="slug")
    name = serializers.CharField(source="title")
    region = serializers.CharField(source="region_id", help_text="Kemendagri code")
    region_name = serializers.CharField(source="region.name")
    province = serializers.CharField(source="region.province_id")
    timezone = serializers.CharField(source="region.timezone")
    claimed = ClaimData(source="claims", many=True)
    registered = Registered(source="*")

    class Meta:
        model = Hall
        fields = [
            "code",
            "name",
            "region",
            "region_name",
            "province",
            "timezone",
            "status",
            "inaugurated_on",
            "inauguration_source",
            "source_note",
            "operator",
            "address",
            "latitude",
            "longitude",
            "is_demo",
            "claimed",
            "registered",
        ]


class OfficeData(serializers.ModelSerializer[AgencyOffice]):
    """An agency that is there."""

    class Meta:
        model = AgencyOffice
        fields = ["agency", "name", "mark"]


class OwnTextData(serializers.ModelSerializer[OwnText]):
    """What the hall rules itself; an empty member leaves the national standard as it is."""

    requirements = serializers.ListField(
        child=serializers.CharField(), source="requirement_lines", read_only=True
    )
    steps = serializers.ListField(
        child=serializers.CharField(), source="step_lines", read_only=True
    )
    tariffs = serializers.ListField(
        child=serializers.CharField(), source="tariff_lines", read_only=True
    )

    class Meta:
        model = OwnText
        fields = [
            "version",
            "published_at",
            "basis",
            "requirements",
            "steps",
            "time_limit",
            "tariffs",
        ]


class OfferingData(serializers.ModelSerializer[Offering]):
    """A service that is given there."""

    title = serializers.CharField()
    agency = serializers.CharField(source="office.agency_id")
    own_text = serializers.SerializerMethodField()

    class Meta:
        model = Offering
        fields = ["code", "title", "agency", "service", "mark", "own_text"]

    @extend_schema_field(OwnTextData(allow_null=True))
    def get_own_text(self, offering: Offering) -> dict[str, Any] | None:
        """The hall's own text in force; null where the national standard holds in everything."""
        current = [each for each in getattr(offering, "current_texts", []) if not each.is_empty]
        return OwnTextData(current[0]).data if current else None


class HallWhole(HallData):
    """A hall with its registered agencies and services by name."""

    agencies = OfficeData(source="offices", many=True)
    services = OfferingData(source="offerings", many=True)

    class Meta(HallData.Meta):
        fields = [*HallData.Meta.fields, "agencies", "services"]


class Giving(serializers.Serializer[Any]):
    """What halls are looked up by: where, how far they are, who is there, what is given."""

    region = Known(Region, r"^\d{2}\.\d{2}$", help_text="Kemendagri code")
    status = serializers.ChoiceField(Hall.Status.choices, required=False)
    agency = Known(Agency, SLUG, help_text="Code of an agency that has an office there")
    service = Known(Service, SLUG, help_text="Code of a service that is given there")


class HallFilters(Giving):
    """What a list of halls is narrowed down by."""

    province = Known(Province, r"^\d{2}$", source="region__province_id")
    name = serializers.CharField(max_length=80, required=False)
    inaugurated_from = serializers.DateField(required=False, source="inaugurated_on__gte")
    inaugurated_to = serializers.DateField(required=False, source="inaugurated_on__lte")


class ProvinceFilters(Giving):
    """What provinces are narrowed down by; what is of halls means: with such a hall."""

    name = serializers.CharField(max_length=80, required=False)


def giving(rows: QuerySet[Any], asked: dict[str, Any]) -> QuerySet[Any]:
    """Halls with this agency's office, and with this service; both are taken out of ``asked``."""
    agency, service = asked.pop("agency", None), asked.pop("service", None)
    if agency:
        there = AgencyOffice.objects.filter(agency=agency, is_active=True)
        rows = rows.filter(pk__in=there.values("hall"))
    if service:
        offered = Offering.objects.offered().filter(service=service)
        rows = rows.filter(pk__in=offered.values("hall"))
    return rows


class HallPages(Pages):
    """Halls by their code."""

    ordering = "slug"


class Halls(PublicList):
    """``GET halls``."""

    serializer_class = HallData
    pagination_class = HallPages
    filters = HallFilters

    def get_queryset(self) -> QuerySet[Any]:
        return halls()

    def matching(self, rows: QuerySet[Model], asked: dict[str, Any]) -> QuerySet[Model]:
        rows, name = giving(rows, asked), asked.pop("name", "")
        named = Q(name__icontains=name) | Q(region__name__icontains=name)
        return rows.filter(named, **asked) if name else rows.filter(**asked)

    @extend_schema(
        operation_id="halls",
        summary="Halls with claims and their sources, and what is registered",
        tags=["places"],
        auth=[],
        parameters=[HallFilters],
    )
    def get(self, request: Request) -> Response:
        return super().get(request)


class Provinces(PublicList):
    """``GET provinces``."""

    queryset = Province.objects.all()
    serializer_class = ProvinceData
    filters = ProvinceFilters

    def matching(self, rows: QuerySet[Any], asked: dict[str, Any]) -> QuerySet[Any]:
        name, region = asked.pop("name", ""), asked.pop("region", None)
        if asked:
            found = giving(Hall.objects.recognised(), asked).filter(**asked)
            rows = rows.filter(pk__in=found.values("region__province"))
        if region:
            rows = rows.filter(regions=region)
        return rows.filter(name__icontains=name) if name else rows

    @extend_schema(
        operation_id="provinces",
        summary="The 38 provinces",
        tags=["places"],
        auth=[],
        parameters=[ProvinceFilters],
    )
    def get(self, request: Request) -> Response:
        return super().get(request)


class OneHall(PublicView):
    """``GET halls/{hall}``."""

    serializer_class = HallWhole

    @extend_schema(operation_id="hall", summary="One hall, whole", tags=["places"], auth=[])
    def get(self, _request: Request, hall: str) -> Response:
        offices = AgencyOffice.objects.filter(is_active=True)
        texts = Prefetch("own_texts", OwnText.objects.current(), to_attr="current_texts")
        offered = Offering.objects.offered().select_related("office").prefetch_related(texts)
        whole = halls().prefetch_related(
            Prefetch("offices", offices), Prefetch("offerings", offered)
        )
        found = whole.filter(slug=hall).first()
        if found is None:
            raise Http404
        return Response(self.get_serializer(found).data)
