"""The set-up of a hall's floor: queues, counters, policy, displays, kiosks, printers."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from satuatap.identity.setup import HallAdmin, HallInline, ScopedFilter
from satuatap.places.models import Counter
from satuatap.queueing.forms.setup import CounterForm
from satuatap.queueing.models import (
    CounterService,
    Display,
    HallPolicy,
    Kiosk,
    Printer,
    Queue,
    Tablet,
    VoiceZone,
)
from satuatap.queueing.queries.coverage import coverage


class CounterServiceInline(HallInline):
    model = CounterService

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Only services of the counter's own office can be given there."""
        vars(request)["satuatap_counter"] = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        counter = getattr(request, "satuatap_counter", None)
        if db_field.name == "offering" and counter is not None:
            field.queryset = field.queryset.filter(office=counter.office_id)
        return field


@admin.register(Counter)
class CounterSetup(HallAdmin):
    form = CounterForm
    list_display = ["code", "office", "place", "zone", "break_from", "break_to", "is_active"]
    list_filter = ["is_active", "wheelchair", ("office", ScopedFilter)]
    search_fields = ["code", "place"]
    list_select_related = ["office"]

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        """A counter's services are chosen once its office is known."""
        return [CounterServiceInline] if obj else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Warn where this counter's break leaves a queue without anybody."""
        super().save_related(request, form, formsets, change)
        mine = Queue.objects.filter(offerings__given_at__counter=form.instance)
        keys = set(mine.values_list("pk", flat=True))
        for each in coverage(form.instance.hall_id):
            if each.rest is not None and each.queue in keys:
                told = {"queue": f"{each.prefix} {each.name}", "hours": each.rest}
                messages.warning(
                    request, _("Antrean %(queue)s tanpa loket pukul %(hours)s.") % told
                )


@admin.register(Queue)
class QueueSetup(HallAdmin):
    list_display = ["prefix", "name", "office", "promise_minutes", "daily_cap", "is_active"]
    list_filter = ["is_active", ("office", ScopedFilter)]
    search_fields = ["prefix", "name"]
    list_select_related = ["office"]


@admin.register(HallPolicy)
class HallPolicySetup(HallAdmin):
    list_display = ["hall", "regular_between_priority", "recalls", "return_minutes"]
    list_select_related = ["hall__region"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Display)
class DisplaySetup(HallAdmin):
    list_display = ["name", "scope", "with_voice", "voice_zone", "seen_at"]
    readonly_fields = ["seen_at"]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offices are ticked: a hall has few enough to show them all."""
        kwargs["widget"] = UnfoldAdminCheckboxSelectMultipleWidget
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    list_select_related = ["voice_zone"]


@admin.register(VoiceZone)
class VoiceZoneSetup(HallAdmin):
    list_display = ["name", "screens"]

    @admin.display(description=gettext_lazy("layar"))
    def screens(self, zone: VoiceZone) -> str:
        """The displays that hear each other there."""
        return ", ".join(each.name for each in zone.displays.all()) or "–"

    def get_queryset(self, request: HttpRequest) -> Any:
        """The whole hall is no zone that one sets up: it is what holds without zones."""
        named = super().get_queryset(request).exclude(name=VoiceZone.WHOLE_HALL)
        return named.prefetch_related("displays")


@admin.register(Kiosk)
class KioskSetup(HallAdmin):
    list_display = ["name", "delivery", "trusts_browser", "printer", "seen_at"]
    readonly_fields = ["seen_at"]
    list_select_related = ["printer"]


@admin.register(Printer)
class PrinterSetup(HallAdmin):
    list_display = ["name", "host", "port", "width_mm", "state", "state_at"]
    readonly_fields = ["state", "state_at"]


@admin.register(Tablet)
class TabletSetup(HallAdmin):
    list_display = ["name", "counter", "idle_seconds", "seen_at"]
    readonly_fields = ["seen_at"]
    list_select_related = ["counter"]
