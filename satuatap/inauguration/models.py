"""Ceremonies: the day, the halls in their order, the guests, the charter."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import KEPT
from satuatap.documents.models import IssuedDocument
from satuatap.inauguration import rules
from satuatap.places.models import Hall


class CeremonyQuerySet(models.QuerySet["Ceremony"]):
    """Ceremonies, by who may know of them."""

    def public(self) -> Self:
        """Those that were announced, also where they were called off afterwards."""
        return self.filter(state__in=rules.PUBLIC).exclude(announced_at=None)

    def with_counts(self) -> Self:
        """Each with the numbers of its halls, agencies and services."""
        return self.annotate(
            hall_count=Count("halls"),
            agency_sum=Sum("halls__agencies"),
            service_sum=Sum("halls__services"),
        )

    def of_guest(self, user: object) -> Self:
        """Those to which this person was invited."""
        return self.public().filter(guests__user=user, guests__invited_at__isnull=False)


class Ceremony(models.Model):
    """A joint inauguration of halls.

    ``replayed_at`` marks one of the past that is played from a file: what is then signed is signed
    by players. ``published_before`` and ``_after`` are national totals as they were told that day;
    ``counted_before``, ``_after``, ``_undated`` and ``_of`` (the divisor) those that were counted
    here when it was concluded, which stay as they were announced.
    """

    class State(models.TextChoices):
        PLANNED = rules.PLANNED, _("Direncanakan")
        ANNOUNCED = rules.ANNOUNCED, _("Diumumkan")
        SIGNING = rules.SIGNING, _("Penandatanganan")
        CONCLUDED = rules.CONCLUDED, _("Selesai")
        CANCELLED = rules.CANCELLED, _("Batal")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(_("alamat"), unique=True)
    title = models.CharField(_("nama acara"), max_length=160)
    held_on = models.DateField(_("tanggal"))
    place = models.CharField(_("tempat"), max_length=160)
    source = models.CharField(_("sumber"), max_length=200, blank=True)
    note = models.TextField(_("catatan"), blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PLANNED)
    replayed_at = models.DateTimeField(_("diperagakan ulang"), null=True, blank=True)
    published_before = models.PositiveIntegerField(_("jumlah sebelum"), null=True, blank=True)
    published_after = models.PositiveIntegerField(_("jumlah sesudah"), null=True, blank=True)
    published_source = models.CharField(_("sumber jumlah"), max_length=200, blank=True)
    counted_before = models.PositiveIntegerField(_("terhitung sebelum"), null=True, blank=True)
    counted_after = models.PositiveIntegerField(_("terhitung sesudah"), null=True, blank=True)
    counted_undated = models.PositiveIntegerField(_("tanpa tanggal"), null=True, blank=True)
    counted_of = models.PositiveIntegerField(_("pembagi"), null=True, blank=True)
    charter = models.OneToOneField(
        IssuedDocument, models.PROTECT, verbose_name=_("prasasti"), null=True, blank=True
    )
    created_at = models.DateTimeField(_("dibuat"))
    announced_at = models.DateTimeField(_("diumumkan"), null=True, blank=True)
    concluded_at = models.DateTimeField(_("selesai"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("dibatalkan"), null=True, blank=True)
    cancelled_reason = models.CharField(
        _("alasan batal"), max_length=240, blank=True, db_default=""
    )

    objects = CeremonyQuerySet.as_manager()

    class Meta:
        verbose_name = _("peresmian")
        verbose_name_plural = _("peresmian")
        ordering = ["-held_on", "-created_at"]
        constraints = [
            models.CheckConstraint(
                name="inauguration_ceremony_has_charter",
                condition=~Q(state__in=[rules.SIGNING, rules.CONCLUDED]) | Q(charter__isnull=False),
            )
        ]
        triggers = [pgtrigger.FSM(name="only_arrows", field="state", transitions=rules.ARROWS)]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """What everybody reads of it."""
        return reverse("inauguration:ceremony", args=[self.slug])

    @property
    def is_replay(self) -> bool:
        """Whether it is played from the record of a day long past."""
        return self.replayed_at is not None

    @property
    def is_changeable(self) -> bool:
        """Whether halls and guests may still come and go."""
        return self.state in rules.CHANGEABLE

    @property
    def is_open(self) -> bool:
        """Whether it is still to come to its end."""
        return self.state in rules.OPEN

    @property
    def is_signing(self) -> bool:
        """Whether the charter waits for signatures."""
        return self.state == rules.SIGNING

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == rules.CANCELLED

    @property
    def is_concluded(self) -> bool:
        """Whether its halls are inaugurated."""
        return self.state == rules.CONCLUDED


class CeremonyHallQuerySet(models.QuerySet["CeremonyHall"]):
    """Halls on lists, by whether the list still waits for its day."""

    def waiting(self) -> Self:
        """Those that a ceremony is going to inaugurate; a replay takes no hall anywhere."""
        return self.filter(ceremony__state__in=rules.OPEN, ceremony__replayed_at__isnull=True)


class CeremonyHall(models.Model):
    """A hall on the list, with the agencies and services that the charter will tell.

    ``exception`` explains why it comes without a passed readiness check.
    """

    ceremony = models.ForeignKey(Ceremony, models.CASCADE, related_name="halls")
    hall = models.ForeignKey(Hall, models.PROTECT, related_name="ceremonies")
    order = models.PositiveSmallIntegerField(_("urutan"))
    agencies = models.PositiveSmallIntegerField(_("instansi"), null=True, blank=True)
    services = models.PositiveSmallIntegerField(_("layanan"), null=True, blank=True)
    is_ready = models.BooleanField(_("lulus pemeriksaan kesiapan"))
    exception = models.CharField(_("alasan pengecualian"), max_length=240, blank=True)
    exception_by = models.CharField(_("pengecualian oleh"), max_length=120, blank=True)
    is_doubtful = models.BooleanField(_("angkanya diragukan"), default=False)

    objects = CeremonyHallQuerySet.as_manager()

    class Meta:
        verbose_name = _("mal yang diresmikan")
        verbose_name_plural = _("mal yang diresmikan")
        ordering = ["ceremony", "order"]
        constraints = [
            models.UniqueConstraint(name="inauguration_hall_once", fields=["ceremony", "hall"]),
            models.CheckConstraint(
                name="inauguration_hall_ready_or_explained",
                condition=Q(is_ready=True) | ~Q(exception=""),
                violation_error_message=_("Tulis alasan pengecualiannya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.hall}"


class Guest(models.Model):
    """Somebody invited: an official, a head of region for a hall, or who follows with them.

    ``mode`` and ``place`` say how they attended; ``people`` counts those who followed at that
    place together with them. Who ``signs`` signs the charter when their ``turn`` has come.
    ``email`` is that of somebody without an account; without either nobody can be written to.
    """

    class Mode(models.TextChoices):
        IN_PERSON = rules.IN_PERSON, _("Hadir di tempat")
        ONLINE = rules.ONLINE, _("Hadir daring")
        ABSENT = rules.ABSENT, _("Tidak hadir")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ceremony = models.ForeignKey(Ceremony, models.CASCADE, related_name="guests")
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, blank=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    order = models.PositiveSmallIntegerField(_("urutan"))
    name = models.CharField(_("nama"), max_length=120, blank=True)
    office = models.CharField(_("jabatan"), max_length=160)
    email = models.EmailField(_("surel"), blank=True, db_default="")
    signs = models.BooleanField(_("menandatangani prasasti"), default=False)
    turn = models.PositiveSmallIntegerField(_("giliran"), default=rules.HEAD_TURN)
    invited_at = models.DateTimeField(_("diundang"), null=True, blank=True)
    mode = models.CharField(_("kehadiran"), max_length=10, choices=Mode, blank=True)
    place = models.CharField(_("dari mana"), max_length=120, blank=True)
    people = models.PositiveSmallIntegerField(_("orang yang ikut"), default=0)
    answered_at = models.DateTimeField(_("dijawab"), null=True, blank=True)

    class Meta:
        verbose_name = _("undangan")
        verbose_name_plural = _("undangan")
        ordering = ["ceremony", "order"]
        constraints = [
            models.UniqueConstraint(
                name="inauguration_guest_once",
                fields=["ceremony", "user"],
                condition=Q(user__isnull=False),
                violation_error_message=_("Orang ini sudah diundang."),
            ),
            models.CheckConstraint(
                name="inauguration_guest_online_somewhere",
                condition=~Q(mode=rules.ONLINE) | ~Q(place=""),
                violation_error_message=_("Tulis dari mana hadir daring."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.name}" if self.name else self.office

    @property
    def can_be_told(self) -> bool:
        """Whether there is an account or an address to write to."""
        return self.user_id is not None or bool(self.email)


class CeremonyEvent(models.Model):
    """Something that the ministry did with a ceremony: by whom, and when. Never changed."""

    class Act(models.TextChoices):
        PLANNED = "planned", _("Merencanakan")
        CHANGED = "changed", _("Mengubah rencana")
        INVITED = "invited", _("Mengirim undangan")
        ISSUED = "issued", _("Menerbitkan prasasti")
        LEFT_OUT = "left_out", _("Melanjutkan tanpa tanda tangan")
        CONCLUDED = "concluded", _("Meresmikan mal")
        CANCELLED = "cancelled", _("Membatalkan")

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="events")
    act = models.CharField(_("tindakan"), max_length=10, choices=Act)
    about = models.CharField(_("tentang"), max_length=400, blank=True)
    actor = models.CharField(_("oleh"), max_length=120)
    at = models.DateTimeField(_("pada"))

    class Meta:
        verbose_name = _("riwayat peresmian")
        verbose_name_plural = _("riwayat peresmian")
        ordering = ["ceremony", "at", "pk"]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.about}" if self.about else self.get_act_display()
