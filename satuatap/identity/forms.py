"""What a manager types to let people and devices in."""

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, ClassVar, cast
from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminEmailInputWidget,
    UnfoldAdminPasswordWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from satuatap.identity.models import Membership, Role, TokenRole, User
from satuatap.identity.queries import is_within
from satuatap.identity.setup import HallForm

if TYPE_CHECKING:
    from satuatap.places.models import Hall

# One sentence for all reasons: nobody learns here what an account is elsewhere.
OUT_OF_REACH = _("Akun ini tidak dapat ditambahkan di sini. Hubungi pengelola sistem.")
STAFF_ROLES = [
    (Role.COUNTER_OFFICER.value, Role.COUNTER_OFFICER.label),
    (Role.HALL_MANAGER.value, Role.HALL_MANAGER.label),
    (Role.INTERVIEWER.value, Role.INTERVIEWER.label),
]


class StaffForm(HallForm):
    """Somebody who is to work in the hall: an account by e-mail, with a first password."""

    email = forms.EmailField(label=_("Surel"), widget=UnfoldAdminEmailInputWidget)
    name = forms.CharField(label=_("Nama"), max_length=120, widget=UnfoldAdminTextInputWidget)
    password = forms.CharField(
        label=_("Kata sandi pertama"),
        required=False,
        strip=False,
        help_text=_(
            "Paling sedikit 10 huruf atau angka, diganti oleh pemiliknya saat pertama masuk. "
            "Kosongkan bila surel itu sudah punya akun."
        ),
        widget=UnfoldAdminPasswordWidget(attrs={"autocomplete": "new-password"}),
    )
    role = forms.ChoiceField(label=_("Peran"), choices=STAFF_ROLES, widget=UnfoldAdminSelectWidget)

    class Meta:
        model = Membership
        fields = ["role", "office"]

    account: User | None = None
    managed: ClassVar[AbstractSet[UUID]] = frozenset()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        email = data.get("email", "").lower()
        self.account = User.objects.filter(email__iexact=email).first()
        if self.account is None and email:
            self._check_password(data.get("password", ""))
        elif self.account is not None and not is_within(self.managed, self.account):
            self.add_error("email", OUT_OF_REACH)
        return data

    def _check_password(self, password: str) -> None:
        try:
            validate_password(password)
        except forms.ValidationError as error:
            self.add_error("password", error)

    def _get_validation_exclusions(self) -> set[str]:
        """Whoever works in a hall has no region, and the rule about it holds all the same."""
        return super()._get_validation_exclusions() - {"region"}

    def _post_clean(self) -> None:
        """The rules of a role are checked with the account that it is for."""
        data = self.cleaned_data
        new = User(email=data.get("email", "").lower(), name=data.get("name", ""))
        self.instance.user = self.account or new
        super()._post_clean()

    def save(self, commit: bool = True) -> Any:
        """The account is made once everything is right, together with the role."""
        user = self.instance.user
        if user.pk is None:
            user.set_password(self.cleaned_data["password"])
            user.must_change_password = True  # the manager knows it
            user.save()
            self.instance.user = user
        return super().save(commit)


class PairingForm(forms.Form):
    """A browser that is to become a kiosk, a display or a tablet, in one of the manager's halls.

    Nobody chooses the hall who has only one.
    """

    hall = forms.ChoiceField(label=_("Mal"), widget=UnfoldAdminSelectWidget)
    role = forms.ChoiceField(
        label=_("Menjadi"),
        choices=[
            (TokenRole.KIOSK.value, TokenRole.KIOSK.label),
            (TokenRole.DISPLAY.value, TokenRole.DISPLAY.label),
            (TokenRole.TABLET.value, TokenRole.TABLET.label),
        ],
        widget=UnfoldAdminSelectWidget,
    )
    name = forms.CharField(
        label=_("Nama"),
        max_length=80,
        help_text=_("Misalnya: Anjungan pintu utara"),
        widget=UnfoldAdminTextInputWidget,
    )

    def __init__(self, halls: "list[Hall]", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.halls = {str(each.pk): each for each in halls}
        if len(halls) == 1:
            del self.fields["hall"]
        else:
            named = [(key, each.title) for key, each in self.halls.items()]
            cast("forms.ChoiceField", self.fields["hall"]).choices = [("", "---------"), *named]

    @property
    def chosen_hall(self) -> "Hall":
        """The hall where the device will stand."""
        return self.halls[self.cleaned_data.get("hall") or next(iter(self.halls))]
