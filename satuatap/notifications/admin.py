"""For managers: copies that were given up, to send again, and the hall's quiet hours."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from satuatap.core.errors import Refusal
from satuatap.identity.setup import HallAdmin, reach_of
from satuatap.notifications import actions
from satuatap.notifications.models import Copy, QuietHours
from satuatap.notifications.templatetags.messages_ import copy_status


@admin.register(Copy)
class CopySetup(HallAdmin):
    """Copies that were given up. No name and no address: the hall needs neither to send again."""

    list_display = ["event", "channel", "state", "error", "attempts", "account", "since"]
    list_filter = ["channel", "event"]
    actions = ["send_again"]
    ordering = ["-due_at"]
    readonly_fields = [
        "event",
        "channel",
        "state",
        "error",
        "attempts",
        "resends",
        "account",
        "since",
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Those of the own hall that somebody must decide about."""
        return super().get_queryset(request).given_up()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.readonly_fields

    @admin.display(description=gettext_lazy("keadaan"))
    def state(self, copy: Copy) -> str:
        return copy_status(copy)

    @admin.display(description=gettext_lazy("sejak"), ordering="due_at")
    def since(self, copy: Copy) -> Any:
        return copy.dead_at or copy.unsure_at

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The ministry sends again what belongs to no hall."""
        return super().has_change_permission(request, obj) or reach_of(request).sees_all

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=gettext_lazy("Kirim ulang yang dipilih"), permissions=["change"])
    def send_again(self, request: HttpRequest, queryset: Any) -> None:
        again = 0
        reach = reach_of(request)
        for copy in queryset.filter(hall=None) if reach.sees_all else queryset:
            try:
                actions.resend(copy, at=timezone.now())
                again += 1
            except Refusal as refusal:
                messages.error(request, str(refusal))
        messages.success(request, _("%(count)d kiriman dikirim ulang.") % {"count": again})


@admin.register(QuietHours)
class QuietHoursSetup(HallAdmin):
    list_display = ["hall", "begins", "ends"]
    list_select_related = ["hall__region"]
