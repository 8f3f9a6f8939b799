"""The public data API of provinces and regions."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from satuatap.core.rest.listing import Known, PublicList
from satuatap.places.models import Province, Region


class ProvinceData(serializers.ModelSerializer[Province]):
    """A province."""

    class Meta:
        model = Province
        fields = ["code", "name"]


class RegionData(serializers.ModelSerializer[Region]):
    """A kabupaten or kota."""

    province = ProvinceData()

    class Meta:
        model = Region
        fields = [
            "code",
            "name",
            "kind",
            "province",
            "seat",
            "latitude",
            "longitude",
            "timezone",
            "population",
            "digital_pilot",
        ]


class RegionFilters(serializers.Serializer[Any]):
    """What regions are looked up by."""

    province = Known(Province, r"^\d{2}$", source="province_id")
    kind = serializers.ChoiceField(Region.Kind.choices, required=False)
    name = serializers.CharField(max_length=80, required=False, source="name__icontains")


class Regions(PublicList):
    """``GET regions``."""

    queryset = Region.objects.select_related("province")
    serializer_class = RegionData
    filters = RegionFilters

    @extend_schema(
        operation_id="regions",
        summary="The 514 kabupaten and kota, with Kemendagri code, seat and time zone",
        tags=["places"],
        auth=[],
        parameters=[RegionFilters],
    )
    def get(self, request: Any) -> Any:
        return super().get(request)
