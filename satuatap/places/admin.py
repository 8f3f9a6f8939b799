"""The set-up of a hall: itself, its hours and its days; and the nation's tables to read."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.identity.setup import (
    HallAdmin,
    MinistryAdmin,
    NationalAdmin,
    Scoped,
    ScopedFilter,
    reach_of,
)
from satuatap.places import actions
from satuatap.places.forms import CalendarForm
from satuatap.places.models import (
    SCOPES,
    CalendarChange,
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
from satuatap.places.queries import Change, Effect, calendar_doubts, effect_of
from satuatap.places.rules import Scope

BUTTONS = ["_save", "_continue", "_addanother"]
NOT_ENTERED = {*BUTTONS, "_edit", "seen", "csrfmiddlewaretoken"}


class Unseen(Exception):
    """A change that would move something, and nobody has seen what; nothing is saved."""

    def __init__(self, effect: Effect) -> None:
        super().__init__(effect.digest)
        self.effect = effect


class ShowsWhatMoves(HallAdmin):
    """Who changes a calendar sees what that moves before it is saved."""

    form = CalendarForm

    def change_of(self, row: Any) -> Change:
        """What a row that is about to be saved changes."""
        return Change(tuple(self.model._default_manager.filter(pk=row.pk)), (row,))

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        row = super().save_form(request, form, change)
        effect = _effect(self.change_of(row))
        if effect and request.POST.get("seen") != effect.digest:
            raise Unseen(effect)
        return row

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Unseen as unseen:
            return self.show(request, unseen.effect)

    def show(self, request: HttpRequest, effect: Effect) -> HttpResponse:
        """What would move, with everything that was entered, to be saved or edited again."""
        entered = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_ENTERED
        ]
        button = next((name for name in BUTTONS if name in request.POST), "_save")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Yang bergeser oleh perubahan ini"),
            "opts": self.opts,
            "effect": effect,
            "entered": entered,
            "button": button,
        }
        return TemplateResponse(request, "places/setup/effect.html", context)


class CalendarTable(ShowsWhatMoves):
    """Rows of a calendar: kept and dropped by actions, with what a deletion moves."""

    names_doubts = True
    delete_confirmation_template = "places/setup/delete.html"
    delete_selected_confirmation_template = "places/setup/delete_selected.html"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        actions.keep(obj, by=f"user:{request.user.pk}", at=timezone.now())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        actions.drop(obj, by=f"user:{request.user.pk}", at=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for row in queryset:
            self.delete_model(request, row)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        rows = self.get_queryset(request).filter(pk=object_id)
        seen = {"effect": _effect(Change(before=tuple(rows)))}
        return super().delete_view(request, object_id, (extra_context or {}) | seen)

    def response_action(self, request: HttpRequest, queryset: Any) -> Any:
        answer = super().response_action(request, queryset)
        if isinstance(answer, TemplateResponse) and answer.context_data:
            chosen = answer.context_data.get("queryset") or ()
            answer.context_data["effect"] = _effect(Change(before=tuple(chosen)))
        return answer

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "GET" and self.names_doubts:
            for told in calendar_doubts(timezone.localdate()):
                messages.warning(request, told)
        return super().changelist_view(request, *args, **kwargs)


def _effect(change: Change) -> Effect:
    return effect_of(change, at=timezone.now())


@admin.register(Hall)
class HallSetup(ShowsWhatMoves):
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

    def change_of(self, row: Any) -> Change:
        return Change(hall=row)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "open_on_joint_leave" in form.changed_data:
            actions.choose_joint_leave(obj, by=f"user:{request.user.pk}", at=timezone.now())


@admin.register(OpeningHours)
class OpeningHoursSetup(CalendarTable):
    names_doubts = False
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
class CalendarDaySetup(KeptByMinistry, CalendarTable):
    list_display = ["date", "name", "kind", "scope", "revision"]
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
class HallClaimTable(MinistryAdmin):
    list_display = ["hall", "kind", "value", "as_of", "source", "doubtful"]
    list_filter = ["kind", "doubtful"]
    search_fields = ["hall__slug", "source"]
    list_select_related = ["hall__region"]


@admin.register(PublishedTotal)
class PublishedTotalTable(MinistryAdmin):
    list_display = ["as_of", "total", "added", "source"]


@admin.register(CalendarChange)
class CalendarChangeTable(NationalAdmin):
    list_display = ["pk", "at", "subject", "verb", "first_on", "last_on", "scope", "by"]
    list_filter = ["subject", "verb", "scope"]
    date_hierarchy = "at"


@admin.register(Season)
class SeasonTable(KeptByMinistry, CalendarTable, NationalAdmin):
    list_display = ["profile", "starts_on", "ends_on", "confirmed", "decree"]
