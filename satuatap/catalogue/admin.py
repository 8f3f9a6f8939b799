"""The set-up of a hall's offices and services; the national catalogue to read."""

from django.contrib import admin

from satuatap.catalogue.models import (
    Agency,
    AgencyOffice,
    LifeEvent,
    Offering,
    OfferingStandard,
    Package,
    Service,
    ServiceStandard,
)
from satuatap.identity.setup import HallAdmin, HallInline, NationalAdmin, ScopedFilter


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


@admin.register(Agency)
class AgencyTable(NationalAdmin):
    list_display = ["code", "name_id", "kind", "parent", "ticket_prefix"]
    list_filter = ["kind"]
    search_fields = ["code", "name_id", "name_en"]


@admin.register(Service)
class ServiceTable(NationalAdmin):
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
