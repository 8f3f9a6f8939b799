"""What people said, for the manager to read; nobody changes it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from satuatap.identity.setup import HallAdmin
from satuatap.surveys.models import Rating


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
