"""Field visits: when, what was seen where, and what has to be mended until when."""

from datetime import date
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import NEVER_EMPTIED
from satuatap.core.uploads.models import Upload
from satuatap.evaluation.models.assessments import Assessment
from satuatap.evaluation.models.evaluators import Assignment
from satuatap.evaluation.models.frozen import frozen_with_its_cycle

THROUGH_OBSERVATION = (
    "select assessment.cycle_id from evaluation_assessment as assessment"
    " join evaluation_observation as observation on observation.assessment_id = assessment.id"
    " where observation.key in ({key})"
)


class FieldVisit(models.Model):
    """A plan to look at a hall on a day; the evaluators of the hall go."""

    assessment = models.OneToOneField(
        Assessment, models.PROTECT, primary_key=True, related_name="visit"
    )
    planned_on = models.DateField(_("direncanakan"))
    agenda = models.TextField(_("rencana"), blank=True)
    planned_by = models.CharField(_("oleh"), max_length=120)

    class Meta:
        verbose_name = _("kunjungan lapangan")
        verbose_name_plural = _("kunjungan lapangan")
        triggers = [frozen_with_its_cycle("plan_stays"), NEVER_EMPTIED]

    def __str__(self) -> str:
        return str(self.planned_on)


class Observation(models.Model):
    """What an evaluator saw, with photos and position; ``key`` is made on the device, once."""

    key = models.UUIDField(primary_key=True, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="observations")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="observations")
    indicator = models.SlugField(_("indikator"), max_length=40, blank=True)
    note = models.TextField(_("catatan"))
    latitude = models.DecimalField(_("lintang"), max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(_("bujur"), max_digits=8, decimal_places=5, null=True)
    accuracy = models.PositiveIntegerField(_("ketelitian (meter)"), null=True)
    seen_at = models.DateTimeField(_("dilihat"))
    received_at = models.DateTimeField(_("diterima"))

    class Meta:
        verbose_name = _("pengamatan")
        verbose_name_plural = _("pengamatan")
        ordering = ["assessment", "seen_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="evaluation_observation_position",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            )
        ]
        triggers = [frozen_with_its_cycle("observation_stays"), NEVER_EMPTIED]

    def __str__(self) -> str:
        return self.note[:60]


class ObservationPhoto(models.Model):
    """One photo of an observation."""

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="photos")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("foto pengamatan")
        verbose_name_plural = _("foto pengamatan")
        triggers = [
            frozen_with_its_cycle(
                "photo_stays",
                of=THROUGH_OBSERVATION.format(key="NEW.observation_id"),
                old=THROUGH_OBSERVATION.format(key="OLD.observation_id"),
            ),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return str(self.upload_id)


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings, by what is left to do."""

    def to_do(self) -> Self:
        return self.filter(done_at=None)

    def overdue(self, today: date) -> Self:
        return self.to_do().filter(due__lt=today)

    def to_check(self) -> Self:
        """What halls say is done, and nobody has looked at again."""
        return self.filter(done_at__isnull=False, confirmed_at=None)


class Finding(models.Model):
    """Something to mend, with its date; it is followed until it is done, also after the result.

    The hall says that it is done, with its proof; somebody looks again (``FindingCheck``), and
    either confirms it, or opens it again with another date.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="findings")
    text = models.CharField(_("temuan"), max_length=400)
    due = models.DateField(_("selesai paling lambat"))
    found_at = models.DateTimeField(_("dicatat"))
    found_by = models.CharField(_("oleh"), max_length=120)
    proof = models.CharField(_("bukti"), max_length=500, blank=True)
    done_at = models.DateTimeField(_("selesai"), null=True, blank=True)
    done_by = models.CharField(_("diselesaikan oleh"), max_length=120, blank=True)
    confirmed_at = models.DateTimeField(_("dipastikan"), null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("temuan")
        verbose_name_plural = _("temuan")
        ordering = ["assessment", "due", "pk"]
        constraints = [
            models.UniqueConstraint(name="evaluation_finding_once", fields=["assessment", "text"]),
            models.CheckConstraint(
                name="evaluation_finding_done_has_proof",
                condition=Q(done_at=None, proof="") | (Q(done_at__isnull=False) & ~Q(proof="")),
            ),
            models.CheckConstraint(
                name="evaluation_finding_confirmed_after_done",
                condition=Q(confirmed_at=None) | Q(done_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class FindingCheck(models.Model):
    """Somebody looked again at what a hall calls mended, and what they saw. Rows are only added.

    ``proof`` is what the hall had said; one that does not hold gives a new date (``due``).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="checks")
    holds = models.BooleanField(_("sudah benar"))
    proof = models.CharField(_("bukti"), max_length=500)
    note = models.CharField(_("catatan"), max_length=500)
    due = models.DateField(_("batas baru"), null=True, blank=True)
    at = models.DateTimeField(_("waktu"))
    actor = models.CharField(_("oleh"), max_length=120)

    class Meta:
        verbose_name = _("pemeriksaan ulang temuan")
        verbose_name_plural = _("pemeriksaan ulang temuan")
        ordering = ["finding", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="evaluation_check_gives_a_date",
                condition=Q(holds=True, due=None) | Q(holds=False, due__isnull=False),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="check_stays", operation=pgtrigger.Update | pgtrigger.Delete),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return self.note
