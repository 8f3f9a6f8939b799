"""What people said, for the manager to read; and the ministry's rule of what may be read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from satuatap.identity.setup import HallAdmin, NationalAdmin, reach_of
from satuatap.surveys.actions import rule_smallest_cell
from satuatap.surveys.forms.publication import SmallestCellForm
from satuatap.surveys.models import HallQuestion, Rating, SmallestCell


@admin.register(Rating)
class RatingSetup(HallAdmin):
    list_display = ["at", "score", "comment", "service", "channel"]
    list_filter = ["score"]
    list_select_related = ["ticket__offering"]
    ordering = ["-at"]
    fields = ["at", "score", "comment", "channel"]
    readonly_fields = ["at", "score", "comment", "channel"]

    @admin.display(description=_("layanan"))
    def service(self, rating: Rating) -> str:
        return str(rating.ticket.offering) if rating.ticket else ""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(HallQuestion)
class HallQuestionSetup(HallAdmin):
    list_display = ["text_id", "order", "language", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["text_id", "text_en"]
    ordering = ["order", "pk"]


@admin.register(SmallestCell)
class SmallestCellSetup(NationalAdmin):
    """The ministry adds a rule from a day to come; every one that held is kept."""

    form = SmallestCellForm
    list_display = ["valid_from", "least", "basis", "added_at"]
    readonly_fields = ["added_at", "added_by"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        written = ["least", "valid_from", "basis"]
        return [*written, *self.readonly_fields] if obj else written

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return reach_of(request).sees_all

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return reach_of(request).sees_all

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        at = timezone.now()
        today, by = timezone.localdate(at), f"user:{request.user.pk}"
        rule_smallest_cell(obj, today=today, by=by, at=at)
