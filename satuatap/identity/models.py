"""People with an account, what they may do where, and the devices of a hall."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7


class UserManager(BaseUserManager["User"]):
    """Makes accounts, by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A person with an account; the e-mail address is the name to sign in with.

    Names are one field: many Indonesian names are a single word.
    """

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("surel"), unique=True)
    name = models.CharField(_("nama"), max_length=120)
    must_change_password = models.BooleanField(_("harus mengganti kata sandi"), default=False)
    # How often all sessions were ended at once; part of what a session is checked against.
    times_signed_out = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("pengguna")
        verbose_name_plural = _("pengguna")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ", 1)[0]

    def get_session_auth_hash(self) -> str:
        """What a session is checked against: a new password or a block ends it for good."""
        return f"{super().get_session_auth_hash()}{self._round()}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for each in super().get_session_auth_fallback_hash():
            yield f"{each}{self._round()}"

    def _round(self) -> str:
        return f":{self.times_signed_out}" if self.times_signed_out else ""


class Role(models.TextChoices):
    """What a member of staff may do."""

    COUNTER_OFFICER = "counter_officer", _("Petugas loket")
    HALL_MANAGER = "hall_manager", _("Manajer mal")
    INTERVIEWER = "interviewer", _("Pewawancara survei")
    MINISTRY = "ministry", _("Kementerian")
    INSPECTORATE = "inspectorate", _("Inspektorat")
    OMBUDSMAN = "ombudsman", _("Ombudsman")
    REGION_OFFICER = "region_officer", _("Pemerintah daerah")
    REGION_HEAD = "region_head", _("Kepala daerah")
    EVALUATOR = "evaluator", _("Penilai")


OF_THE_NATION = frozenset({Role.MINISTRY, Role.OMBUDSMAN, Role.EVALUATOR})
OF_A_HALL = frozenset({Role.HALL_MANAGER, Role.INTERVIEWER, Role.INSPECTORATE})
OF_A_REGION = frozenset({Role.REGION_OFFICER, Role.REGION_HEAD})
# Who stands above a hall's manager: their accounts are in no manager's hands.
ABOVE_HALLS = OF_THE_NATION | OF_A_REGION | {Role.INSPECTORATE}


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, by what they allow."""

    def of(self, user: Any) -> Self:
        return self.filter(user=user, user__is_active=True)


class Membership(models.Model):
    """A person's role: in one hall (and one office for an officer), a region, or the nation."""

    user = models.ForeignKey(
        User, models.CASCADE, verbose_name=_("pengguna"), related_name="memberships"
    )
    role = models.CharField(_("peran"), max_length=16, choices=Role)
    hall = models.ForeignKey(
        "places.Hall",
        models.CASCADE,
        verbose_name=_("mal"),
        null=True,
        blank=True,
        related_name="memberships",
    )
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.CASCADE,
        verbose_name=_("gerai"),
        null=True,
        blank=True,
        related_name="memberships",
    )
    region = models.ForeignKey(
        "places.Region",
        models.CASCADE,
        verbose_name=_("kabupaten/kota"),
        null=True,
        blank=True,
        related_name="memberships",
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("peran staf")
        verbose_name_plural = _("peran staf")
        constraints = [
            models.UniqueConstraint(
                name="identity_membership_once",
                fields=["user", "role", "hall", "office", "region"],
                nulls_distinct=False,
                violation_error_message=_("Peran ini sudah diberikan."),
            ),
            models.CheckConstraint(
                name="identity_membership_reach",
                condition=Q(role__in=sorted(OF_THE_NATION), hall=None, office=None, region=None)
                | Q(role__in=sorted(OF_A_REGION), hall=None, office=None, region__isnull=False)
                | Q(role__in=sorted(OF_A_HALL), hall__isnull=False, office=None, region=None)
                | Q(
                    role=Role.COUNTER_OFFICER,
                    hall__isnull=False,
                    office__isnull=False,
                    region=None,
                ),
                violation_error_message=_(
                    "Manajer, pewawancara, dan inspektorat memerlukan mal, petugas loket "
                    "memerlukan mal dan gerai, pemerintah dan kepala daerah memerlukan "
                    "kabupaten/kota; kementerian, Ombudsman, dan penilai tidak terikat."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class TokenRole(models.TextChoices):
    """What a machine may do."""

    KIOSK = "kiosk", _("Anjungan")
    DISPLAY = "display", _("Layar")
    COUNTER = "counter", _("Loket")
    TABLET = "tablet", _("Tablet survei")


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    """Tokens, by whether they still open a door."""

    def live(self) -> Self:
        return self.filter(revoked_at=None)


class AccessToken(models.Model):
    """A machine's right to act in one hall; only a digest of the secret is kept.

    Kiosks and displays get theirs by pairing with a code, other programs by ``create_token``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    role = models.CharField(_("peran"), max_length=8, choices=TokenRole)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="tokens"
    )
    counter = models.ForeignKey(
        "places.Counter",
        models.CASCADE,
        verbose_name=_("loket"),
        null=True,
        blank=True,
        related_name="tokens",
    )
    name = models.CharField(_("nama"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("dibuat"))
    seen_at = models.DateTimeField(_("terakhir terlihat"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("dicabut"), null=True, blank=True)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token perangkat")
        verbose_name_plural = _("token perangkat")
        ordering = ["hall", "role", "name"]
        constraints = [
            models.CheckConstraint(
                name="identity_accesstoken_counter_has_counter",
                condition=~Q(role="counter") | Q(counter__isnull=False),
                violation_error_message=_("Token loket memerlukan loket."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.name}"


class PairingCodeQuerySet(models.QuerySet["PairingCode"]):
    """Pairing codes, by whether they may still be used."""

    def usable(self, at: datetime) -> Self:
        return self.filter(used_at=None, expires_at__gt=at)


class PairingCode(models.Model):
    """Six letters on a manager's screen that turn a browser into a kiosk or a display, once."""

    code = models.CharField(_("kode"), primary_key=True, max_length=8)
    role = models.CharField(_("peran"), max_length=8, choices=TokenRole)
    hall = models.ForeignKey("places.Hall", models.CASCADE, verbose_name=_("mal"))
    name = models.CharField(_("nama"), max_length=80)
    expires_at = models.DateTimeField(_("berlaku sampai"))
    used_at = models.DateTimeField(_("dipakai"), null=True, blank=True)
    token = models.OneToOneField(AccessToken, models.SET_NULL, null=True, blank=True)

    objects = PairingCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("kode pemasangan")
        verbose_name_plural = _("kode pemasangan")

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.name}"


class Attempt(models.Model):
    """How often one client tried one kind of thing in one window of time (``limits.py``)."""

    kind = models.CharField(max_length=20)
    client = models.CharField(max_length=64)
    starts_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("percobaan")
        verbose_name_plural = _("percobaan")
        constraints = [
            models.UniqueConstraint(
                name="identity_attempt_once_a_window", fields=["kind", "client", "starts_at"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_at}: {self.count}"
