"""The set-up of a hall's people and devices."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from satuatap.identity.actions import block, give_new_password, unblock
from satuatap.identity.errors import NotYoursToHandle
from satuatap.identity.forms import PairingForm, StaffForm
from satuatap.identity.models import ABOVE_HALLS, AccessToken, Membership, Role, User
from satuatap.identity.queries import is_in_hands_of
from satuatap.identity.setup import HallAdmin, ScopedFilter, reach_of
from satuatap.identity.tokens import make_pairing_code, revoke


@admin.register(Membership)
class MembershipSetup(HallAdmin):
    list_display = ["user", "role", "office", "blocked"]
    actions_detail = ["new_password", "block_or_unblock"]
    list_filter = ["role", ("office", ScopedFilter)]
    search_fields = ["user__name", "user__email"]
    list_select_related = ["user", "office"]
    add_fields = ["email", "name", "password", "role"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["user", "role", "office"] if obj else [*self.add_fields, *self._place(request)]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A role is given or taken away, never changed into another."""
        return obj is None and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever stands above the hall is not the hall's to send away."""
        is_above = obj is not None and obj.role in ABOVE_HALLS
        return not is_above and super().has_change_permission(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        super().delete_queryset(request, queryset.exclude(role__in=ABOVE_HALLS))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs |= {"form": StaffForm, "fields": ["role", *self._place(request)]}
        made = super().get_form(request, obj, change, **kwargs)
        made.managed = reach_of(request).halls
        return made

    @admin.display(description=gettext_lazy("akun"))
    def blocked(self, membership: Membership) -> str:
        return _("aktif") if membership.user.is_active else _("diblokir")

    def has_handle_permission(self, request: HttpRequest, object_id: Any) -> bool:
        """Whether the buttons stand on this person's page."""
        return self._is_in_hand(request, self._row(request, object_id))

    @action(description=gettext_lazy("Buat kata sandi baru"), permissions=["handle"], icon="key")
    def new_password(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks first; then a password for once, shown on this answer and nowhere else."""
        row, context = self._handled(request, object_id), {}
        if request.method == "POST":
            context["password"] = give_new_password(row.user)
            self.log_change(request, row, _("Kata sandi baru dibuat."))
        return self._page(request, row, "password", context)

    @action(
        description=gettext_lazy("Blokir atau buka blokir"), permissions=["handle"], icon="block"
    )
    def block_or_unblock(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = self._handled(request, object_id)
        if request.method != "POST":
            return self._page(request, row, "block", {})
        if request.POST.get("do") == "unblock":
            unblock(row.user)
            said = _("Blokir dibuka.")
        else:
            block(row.user, actor=f"user:{request.user.pk}", at=timezone.now())
            said = _("Akun diblokir.")
        self.log_change(request, row, said)
        messages.success(request, said)
        return redirect("admin:identity_membership_change", row.pk)

    def _place(self, request: HttpRequest) -> list[str]:
        """Where somebody will work; nobody chooses the hall who has only one."""
        return ["hall", "office"] if len(reach_of(request).halls) > 1 else ["office"]

    def _row(self, request: HttpRequest, object_id: Any) -> Membership:
        row: Membership | None = self.get_object(request, str(object_id))
        if row is None:
            raise Http404
        return row

    def _is_in_hand(self, request: HttpRequest, row: Membership) -> bool:
        manager, halls = request.user, reach_of(request).halls
        return isinstance(manager, User) and is_in_hands_of(manager, row.user, halls=halls)

    def _handled(self, request: HttpRequest, object_id: str) -> Membership:
        row = self._row(request, object_id)
        if not self._is_in_hand(request, row):
            raise NotYoursToHandle
        return row

    def _page(
        self, request: HttpRequest, row: Membership, about: str, more: dict[str, str]
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | more
        context |= {"title": row.user.name, "membership": row, "account": row.user}
        return TemplateResponse(request, f"identity/setup/{about}.html", context)


@admin.register(AccessToken)
class AccessTokenSetup(HallAdmin):
    list_display = ["name", "role", "counter", "created_at", "seen_at", "revoked_at"]
    list_filter = ["role"]
    search_fields = ["name"]
    list_select_related = ["counter"]
    actions = ["revoke_chosen"]
    change_list_template = "identity/setup/tokens.html"
    readonly_fields = ["role", "counter", "name", "created_at", "seen_at", "revoked_at"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=gettext_lazy("Cabut perangkat yang dipilih"), permissions=["change"])
    def revoke_chosen(self, request: HttpRequest, queryset: Any) -> None:
        for token in queryset:
            revoke(token, at=timezone.now())
        messages.success(request, _("Perangkat itu tidak dapat masuk lagi."))

    def get_urls(self) -> list[URLPattern]:
        pair = self.admin_site.admin_view(self.pair)
        return [path("pasang/", pair, name="identity_accesstoken_pair"), *super().get_urls()]

    def pair(self, request: HttpRequest) -> HttpResponse:
        """A code, shown this once, that turns a browser into a kiosk or a display."""
        mine = Membership.objects.of(request.user).filter(role=Role.HALL_MANAGER)
        managed = mine.select_related("hall__region").order_by("hall__name")
        halls = [each.hall for each in managed if each.hall is not None]
        if not halls:
            raise Http404
        form = PairingForm(halls, request.POST or None)
        code = None
        if request.method == "POST" and form.is_valid():
            asked, hall, now = form.cleaned_data, form.chosen_hall, timezone.now()
            code = make_pairing_code(hall, asked["role"], name=asked["name"], at=now)
        context = self.admin_site.each_context(request)
        context |= {"title": _("Pasangkan perangkat"), "form": form, "code": code}
        return TemplateResponse(request, "identity/setup/pair.html", context)
