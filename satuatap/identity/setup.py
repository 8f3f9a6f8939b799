"""The set-up of a hall: who may come in, and the admin that shows a manager the own hall alone.

Every list, form, choice, search, action and history page goes through the querysets here. The
ministry reads everything and changes the nation's calendar alone; counter officers stay outside.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.decorators import csp_replace
from django import forms
from django.contrib.admin import RelatedFieldListFilter
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin, TabularInline
from unfold.sites import UnfoldAdminSite

from satuatap.identity.models import Membership, Role

# Where a model's hall is found, by its label; a model that is not here belongs to the nation.
HALL_OF = {
    "catalogue.AgencyOffice": "hall",
    "catalogue.Offering": "hall",
    "catalogue.OfferingStandard": "offering__hall",
    "catalogue.OwnText": "offering__hall",
    "identity.AccessToken": "hall",
    "identity.Membership": "hall",
    "identity.PairingCode": "hall",
    "identity.User": "memberships__hall",
    "notifications.Copy": "hall",
    "notifications.QuietHours": "hall",
    "places.CalendarChange": "hall",
    "places.CalendarDay": "hall",
    "places.Counter": "hall",
    "places.Hall": "pk",
    "places.OpeningHours": "hall",
    "places.OpeningOverride": "hall",
    "queueing.CounterService": "counter__hall",
    "queueing.Display": "hall",
    "queueing.HallPolicy": "hall",
    "queueing.Kiosk": "hall",
    "queueing.Notice": "hall",
    "queueing.Printer": "hall",
    "queueing.Queue": "hall",
    "queueing.Tablet": "hall",
    "queueing.VoiceZone": "hall",
    "surveys.HallQuestion": "hall",
    "surveys.Rating": "hall",
}


@dataclass(frozen=True)
class Reach:
    """How far somebody's hand goes in the set-up: the halls of a manager, or eyes on the nation.

    The ministry's account sets up no hall, whatever other role somebody gave it.
    """

    halls: frozenset[UUID]
    sees_all: bool

    @property
    def is_nobody(self) -> bool:
        """Whether the set-up is no place for them."""
        return not self.halls and not self.sees_all

    def rows(self, model: type[models.Model]) -> Q:
        """Which rows of a model they see."""
        path = HALL_OF.get(model._meta.label)
        if self.sees_all or path is None:
            return Q()
        return Q(**{f"{path}__in": self.halls})


def reach_of(request: HttpRequest) -> Reach:
    """The reach of whoever asks, read once per request."""
    known: Reach | None = getattr(request, "satuatap_reach", None)
    if known is None:
        known = _read_reach(request)
        vars(request)["satuatap_reach"] = known
    return known


def _read_reach(request: HttpRequest) -> Reach:
    if not request.user.is_authenticated:
        return Reach(frozenset(), sees_all=False)
    mine = list(Membership.objects.of(request.user).values_list("role", "hall_id"))
    if any(role == Role.MINISTRY for role, _hall in mine):
        return Reach(frozenset(), sees_all=True)
    halls = [hall for role, hall in mine if role == Role.HALL_MANAGER and hall is not None]
    return Reach(frozenset(halls), sees_all=False)


LOOSER = csp_replace(
    {
        "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
        "style-src": [SELF, UNSAFE_INLINE],
    }
)


class SetupSite(UnfoldAdminSite):
    """The set-up at ``/kelola/``. Its scripts need a looser content policy than the other pages.

    See docs/decisions: Unfold is built on Alpine.js, which evaluates expressions of its pages.
    """

    index_title = gettext_lazy("Yang dapat diatur")

    def has_permission(self, request: HttpRequest) -> bool:
        return not reach_of(request).is_nobody

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Every page of the set-up, with the policy that its scripts need."""
        return LOOSER(super().admin_view(view, cacheable))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Strangers sign in where everybody does; who is signed in and unwelcome is told so."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", request.get_full_path()))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("account_change_password")


class ScopedFilter(RelatedFieldListFilter):
    """A list filter that offers the own hall's rows alone."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        rows = reach_of(request).rows(field.remote_field.model)
        ordering = self.field_admin_ordering(field, request, model_admin)
        found = field.get_choices(include_blank=False, ordering=ordering, limit_choices_to=rows)
        return list(found)


if TYPE_CHECKING:
    # What a form and an admin page are made of, with the names that Django's stubs leave out.
    class _ModelForm(forms.ModelForm[Any]):
        def _get_validation_exclusions(self) -> set[str]: ...
        def _post_clean(self) -> None: ...

    _AdminPart = BaseModelAdmin[Any]
else:
    _ModelForm, _AdminPart = forms.ModelForm, object


class HallForm(_ModelForm):
    """A form of a hall's row: the hall is the manager's own, and everything it names is of it."""

    own_hall: UUID | None = None
    own_values: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.own_hall and self.instance._state.adding:
            own = {"hall_id": self.own_hall} | self.own_values
            for name, value in own.items():
                setattr(self.instance, name, value)

    def _get_validation_exclusions(self) -> set[str]:
        """The hall is not on the form, and the database's rules about it hold all the same."""
        return super()._get_validation_exclusions() - {"hall", *self.own_values}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        hall = data["hall"].pk if data.get("hall") else getattr(self.instance, "hall_id", None)
        for name, value in data.items():
            other = getattr(value, "hall_id", None)
            if hall and other and other != hall:
                self.add_error(name, ValidationError(_("Pilihan ini milik mal lain.")))
        return data


class Scoped(_AdminPart):
    """What pages and inlines of the set-up share: rows and choices of the own reach only."""

    readable_only = False

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        found = reach_of(request).rows(self.model)
        return rows.filter(found).distinct() if found else rows

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = self._choices(db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = self._choices(db_field, request, kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _choices(self, db_field: Any, request: HttpRequest, kwargs: dict[str, Any]) -> Any:
        model = db_field.remote_field.model
        rows = kwargs.get("queryset")
        rows = model._default_manager.all() if rows is None else rows
        return rows.filter(reach_of(request).rows(model)).distinct()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        reach = reach_of(request)
        return reach.sees_all or bool(reach.halls and HALL_OF.get(self.model._meta.label))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        owned = HALL_OF.get(self.model._meta.label) is not None
        return bool(reach_of(request).halls) and owned and not self.readable_only

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class HallAdmin(Scoped, ModelAdmin):
    """A page of the set-up: a manager's own rows, everything for the ministry's eyes."""

    form = HallForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_filter_submit = False
    compressed_fields = True
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody chooses the hall who has only one."""
        hidden = list(super().get_exclude(request, obj) or [])
        return [*hidden, "hall"] if len(reach_of(request).halls) == 1 else hidden

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        made = super().get_form(request, obj, change, **kwargs)
        halls = reach_of(request).halls
        made.own_hall = next(iter(halls)) if len(halls) == 1 else None
        return made

    def _get_obj_does_not_exist_redirect(self, request: Any, opts: Any, object_id: Any) -> Any:
        """Another hall's row is not there: nobody learns whether it exists."""
        raise Http404

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        if self.get_object(request, object_id) is None:
            raise Http404
        return super().history_view(request, object_id, extra_context)


class HallInline(Scoped, TabularInline):
    """Rows of a hall inside another row of it."""

    extra = 0


class NationalAdmin(HallAdmin):
    """A table of the nation: for the ministry's eyes."""

    readable_only = True


class MinistryAdmin(NationalAdmin):
    """A table of the nation that the ministry keeps: added to and changed, never deleted from."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return reach_of(request).sees_all

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
