"""The set-up of a hall: itself, its hours and its days; and the nation's tables to read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from satuatap.identity.setup import HallAdmin, NationalAdmin, Scoped, ScopedFilter, reach_of
from satuatap.places.models import (
    SCOPES,
    CalendarDay,
    Hall,
    HallClaim,
    OpeningHours,
    OpeningOverride,
    Province,
    PublishedTotal,
    Region,
    Season,
)
from satuatap.places.rules import Scope


@admin.register(Hall)
class HallSetup(HallAdmin):
    list_display = ["title", "region", "status", "inaugurated_on"]
    list_filter = ["status"]
    search_fields = ["slug", "name", "region__name"]
    list_select_related = ["region"]
    readonly_fields = [
        "slug",
        "region",
        "status",
        "inaugurated_on",
        "inauguration_source",
        "source_note",
    ]
    fields = [
        "region",
        "slug",
        "status",
        "name",
        "code",
        "inaugurated_on",
        "inauguration_source",
        "source_note",
        "operator",
        "address",
        "latitude",
        "longitude",
        "phone",
        "open_on_joint_leave",
    ]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(OpeningHours)
class OpeningHoursSetup(HallAdmin):
    list_display = [
        "weekday",
        "profile",
        "opens_at",
        "closes_at",
        "break_from",
        "office",
        "offering",
    ]
    list_filter = ["profile", "weekday", ("office", ScopedFilter)]
    list_select_related = ["office", "offering"]


class KeptByMinistry(Scoped):
    """Rows that hold beyond one hall: the ministry adds, changes and deletes them."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if reach_of(request).sees_all:
            return obj is None or getattr(obj, "scope", None) != Scope.HALL.value
        return bool(super().has_change_permission(request, obj))


@admin.register(CalendarDay)
class CalendarDaySetup(KeptByMinistry, HallAdmin):
    list_display = ["date", "name", "kind", "scope"]
    list_filter = ["kind", "scope"]
    search_fields = ["name"]
    date_hierarchy = "date"

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        """A manager's day is of the own hall, the ministry's of the nation or a part of it."""
        hidden = list(super().get_exclude(request, obj))
        if reach_of(request).halls:
            return [*hidden, "scope", "province", "region"]
        return [*hidden, "hall"] if self.has_change_permission(request, obj) else hidden

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The ministry makes no day for a single hall: that is its manager's."""
        if db_field.name == "scope":
            kwargs["choices"] = [each for each in SCOPES if each[0] != Scope.HALL.value]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        made = super().get_form(request, obj, change, **kwargs)
        made.own_values = {"scope": Scope.HALL.value} if reach_of(request).halls else {}
        return made


@admin.register(OpeningOverride)
class OpeningOverrideSetup(HallAdmin):
    list_display = ["state", "starts_at", "ends_at", "office", "offering", "message"]
    list_filter = ["state", ("office", ScopedFilter)]
    list_select_related = ["office", "offering"]
    exclude = ["set_by"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.set_by = f"user:{request.user.pk}"
        super().save_model(request, obj, form, change)


@admin.register(Province)
class ProvinceTable(NationalAdmin):
    list_display = ["code", "name"]
    search_fields = ["code", "name"]


@admin.register(Region)
class RegionTable(NationalAdmin):
    list_display = ["code", "name", "kind", "province", "timezone", "digital_pilot"]
    list_filter = ["kind", "timezone", "digital_pilot"]
    search_fields = ["code", "name"]
    list_select_related = ["province"]


@admin.register(HallClaim)
class HallClaimTable(NationalAdmin):
    list_display = ["hall", "kind", "value", "as_of", "source", "doubtful"]
    list_filter = ["kind", "doubtful"]
    search_fields = ["hall__slug", "source"]
    list_select_related = ["hall__region"]


@admin.register(PublishedTotal)
class PublishedTotalTable(NationalAdmin):
    list_display = ["as_of", "total", "added", "source"]


@admin.register(Season)
class SeasonTable(KeptByMinistry, NationalAdmin):
    list_display = ["profile", "starts_on", "ends_on", "confirmed", "decree"]
