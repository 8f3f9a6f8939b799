"""Who takes part in a hall: agreements, and requests to those who are missing."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import Agency, Service
from satuatap.core.kept import KEPT
from satuatap.oversight.models.filed import Filed, Withdrawable, WithdrawableQuerySet


class AgreementQuerySet(WithdrawableQuerySet["Agreement"]):
    """Agreements, by whether they hold on a day."""

    def in_force(self, day: date) -> Self:
        held = self.kept().filter(starts_on__lte=day)
        return held.filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def kept(self) -> Self:
        """Those that were neither ended before their time nor taken back."""
        return self.standing().filter(ended_on=None)

    def ending_between(self, first: date, last: date) -> Self:
        return self.kept().filter(ends_on__range=(first, last))

    def outlasted(self) -> Self:
        """Those beside which another one with the same agency holds on, or begins, for longer."""
        others = Agreement.objects.kept().filter(hall=OuterRef("hall"), agency=OuterRef("agency"))
        longer = others.filter(Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on")))
        return self.filter(Exists(longer), ends_on__isnull=False)


class Agreement(Withdrawable):
    """What an agency and the region agreed on: since when, until when, for which services."""

    class Kind(models.TextChoices):
        PKS = "pks", _("Perjanjian kerja sama")
        MOU = "mou", _("Nota kesepahaman")
        DECREE = "sk", _("Surat keputusan")
        OTHER = "lain", _("Lainnya")

    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name=_("instansi"), related_name="agreements"
    )
    kind = models.CharField(_("jenis"), max_length=4, choices=Kind, default=Kind.PKS)
    number = models.CharField(_("nomor"), max_length=120)
    starts_on = models.DateField(_("berlaku sejak"))
    ends_on = models.DateField(
        _("sampai"), null=True, blank=True, help_text=_("Kosong: tanpa batas waktu.")
    )
    services = models.ManyToManyField(
        Service, verbose_name=_("layanan yang dijanjikan"), related_name="+", blank=True
    )
    ended_on = models.DateField(_("diakhiri"), null=True, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("perjanjian")
        verbose_name_plural = _("perjanjian")
        ordering = ["hall", "agency", "-starts_on"]
        constraints = [
            models.CheckConstraint(
                name="oversight_agreement_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Perjanjian tidak dapat berakhir sebelum mulainya."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day: begun, not over, not ended before its time."""
        is_kept = self.ended_on is None and self.withdrawn_at is None
        return is_kept and self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    """Requests, by whether they wait for an answer."""

    def open(self) -> Self:
        return self.filter(answer="")


class JoinRequest(Filed):
    """A region asks an agency to join; brought up from level to level until it answers."""

    class Answer(models.TextChoices):
        JOINED = "joined", _("Bergabung")
        DECLINED = "declined", _("Menolak")

    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name=_("instansi"), related_name="join_requests"
    )
    letter = models.CharField(_("nomor surat"), max_length=120)
    sent_on = models.DateField(_("tanggal surat"))
    office_email = models.EmailField(_("surel kantor setempat"), blank=True)
    province_email = models.EmailField(_("surel kantor wilayah"), blank=True)
    head_email = models.EmailField(_("surel kantor pusat"), blank=True)
    answer = models.CharField(
        _("jawaban"), max_length=8, choices=Answer, blank=True, editable=False
    )
    answered_on = models.DateField(_("dijawab"), null=True, editable=False)
    answer_note = models.TextField(_("isi jawaban"), blank=True, editable=False)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("permintaan bergabung")
        verbose_name_plural = _("permintaan bergabung")
        ordering = ["-sent_on"]
        constraints = [
            models.UniqueConstraint(
                name="oversight_joinrequest_one_open",
                fields=["hall", "agency"],
                condition=Q(answer=""),
                violation_error_message=_("Instansi ini sudah diminta dan belum menjawab."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.letter}"


class JoinStep(models.Model):
    """A request was brought to a level: the local office, the provincial one, the head office."""

    request = models.ForeignKey(JoinRequest, models.PROTECT, related_name="steps")
    level = models.CharField(_("tingkat"), max_length=8)
    on = models.DateField(_("tanggal"))
    at = models.DateTimeField(_("dicatat"))
    is_told = models.BooleanField(_("surel terkirim"))

    class Meta:
        verbose_name = _("pengingat")
        verbose_name_plural = _("pengingat")
        ordering = ["request", "at"]
        constraints = [
            models.UniqueConstraint(name="oversight_joinstep_once", fields=["request", "level"])
        ]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.level}"
