"""The set-up of a hall's offices and services; the national catalogue to read."""

from contextlib import suppress
from dataclasses import asdict
from typing import Any, cast
from uuid import UUID

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from satuatap.catalogue.actions import Rules, rule_offering
from satuatap.catalogue.actions.ruling import rules_of
from satuatap.catalogue.forms import OwnTextForm
from satuatap.catalogue.models import (
    Agency,
    AgencyOffice,
    LifeEvent,
    Offering,
    OfferingStandard,
    OwnText,
    Package,
    Service,
    ServiceStandard,
)
from satuatap.catalogue.models.own import RULED
from satuatap.identity.models import User
from satuatap.identity.setup import HallAdmin, HallInline, NationalAdmin, ScopedFilter, reach_of


@admin.register(AgencyOffice)
class AgencyOfficeSetup(HallAdmin):
    list_display = ["name", "agency", "short_name", "order", "frequent", "is_active"]
    list_filter = ["is_active", "frequent"]
    search_fields = ["name", "short_name"]
    list_select_related = ["agency"]


class OfferingStandardInline(HallInline):
    model = OfferingStandard


@admin.register(Offering)
class OfferingSetup(HallAdmin):
    list_display = ["title_id", "office", "queue", "minutes_at_counter", "is_active"]
    list_filter = ["is_active", ("office", ScopedFilter), ("queue", ScopedFilter)]
    search_fields = ["code", "title_id", "title_en"]
    list_select_related = ["office", "queue"]
    inlines = [OfferingStandardInline]
    actions_detail = ["rule"]

    @action(description=gettext_lazy("Atur teks mal ini"), permissions=["change"], icon="edit_note")
    def rule(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Leads to a new version of the offering's own text."""
        if self.get_object(request, object_id) is None:
            raise Http404
        return redirect(f"{reverse('admin:catalogue_owntext_add')}?offering={object_id}")


@admin.register(OwnText)
class OwnTextSetup(HallAdmin):
    """Versions of the hall's own texts: one is added, none is changed or deleted."""

    form = OwnTextForm
    list_display = ["offering", "version", "published_at", "author", "basis"]
    list_filter = [("offering", ScopedFilter)]
    search_fields = ["offering__title_id", "basis"]
    list_select_related = ["offering", "author"]
    readonly_fields = ["version", "published_at", "author"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        written = ["offering", *RULED, "basis"]
        return [*written, *self.readonly_fields] if obj else written

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(reach_of(request).halls)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new version begins with the words of the last one."""
        asked: dict[str, Any] = super().get_changeform_initial_data(request)
        versions = self.get_queryset(request).order_by("-version")
        last = versions.filter(offering__in=_keys(asked.get("offering"))).first()
        return asked | (asdict(rules_of(last)) if last else {})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        words = Rules(**{name: form.cleaned_data[name] for name in (*RULED, "basis")})
        author = cast("User", request.user)
        made = rule_offering(obj.offering, words, by=author, at=timezone.now())
        obj.pk, obj.version = made.pk, made.version


@admin.register(Agency)
class AgencyTable(NationalAdmin):
    list_display = ["code", "name_id", "kind", "parent", "ticket_prefix"]
    list_filter = ["kind"]
    search_fields = ["code", "name_id", "name_en"]


@admin.register(Service)
class ServiceTable(NationalAdmin):
    exclude = ["aliases"]  # for search alone: misspelt on purpose
    list_display = ["code", "title_id", "agency", "minutes_at_counter"]
    list_filter = ["agency"]
    search_fields = ["code", "title_id", "title_en"]
    list_select_related = ["agency"]


@admin.register(ServiceStandard)
class ServiceStandardTable(NationalAdmin):
    list_display = ["service", "version", "published_at", "mark"]
    list_filter = ["mark"]
    search_fields = ["service__code", "service__title_id"]
    list_select_related = ["service"]


@admin.register(LifeEvent)
class LifeEventTable(NationalAdmin):
    list_display = ["code", "title_id", "order"]


@admin.register(Package)
class PackageTable(NationalAdmin):
    list_display = ["code", "title_id", "life_event"]
    list_select_related = ["life_event"]


def _keys(text: str | None) -> list[UUID]:
    """The key that an address names, if it is one."""
    with suppress(ValueError, TypeError):
        return [UUID(text or "")]
    return []
