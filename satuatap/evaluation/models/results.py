"""What a cycle ends in: results that nobody changes, and the signed decision about them."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import NEVER_EMPTIED
from satuatap.evaluation.models.cycles import Cycle


class ResultQuerySet(models.QuerySet["Result"]):
    """Results, asked for in the words of the ranking."""

    def with_hall(self) -> Self:
        return self.select_related("hall__region__province", "cycle")

    def ranked(self) -> Self:
        return self.filter(rank__isnull=False).order_by("rank", "hall__region_id", "hall__slug")

    def unranked(self) -> Self:
        return self.filter(rank=None).order_by("hall__region_id", "hall__slug")


class Result(models.Model):
    """A hall's result in a cycle, with all that explains it (``detail``).

    Without a rank, ``reasons`` say why the hall cannot be compared. ``change`` is against the
    cycle before, of halls that were ranked in both. Rows are written once, by the decision, and
    the database refuses every change of them.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="results")
    hall = models.ForeignKey(
        "places.Hall", models.PROTECT, verbose_name=_("mal"), related_name="results"
    )
    index = models.DecimalField(_("indeks"), max_digits=4, decimal_places=2)
    low = models.DecimalField(_("batas bawah"), max_digits=4, decimal_places=2)
    high = models.DecimalField(_("batas atas"), max_digits=4, decimal_places=2)
    grade = models.CharField(_("nilai"), max_length=2, blank=True)
    rank = models.PositiveSmallIntegerField(_("peringkat"), null=True, blank=True)
    reasons = models.JSONField(_("alasan tanpa peringkat"), default=list)
    change = models.DecimalField(
        _("perubahan"), max_digits=4, decimal_places=2, null=True, blank=True
    )
    change_rank = models.PositiveSmallIntegerField(_("peringkat perubahan"), null=True, blank=True)
    detail = models.JSONField(_("rincian"))

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("hasil penilaian")
        verbose_name_plural = _("hasil penilaian")
        ordering = ["cycle", "rank", "hall"]
        indexes = [models.Index(name="evaluation_result_hall", fields=["hall", "cycle"])]
        constraints = [
            models.UniqueConstraint(name="evaluation_result_once", fields=["cycle", "hall"]),
            models.CheckConstraint(
                name="evaluation_result_ranked_or_why_not",
                condition=Q(rank__isnull=False, reasons=[]) & ~Q(grade="")
                | Q(rank=None, grade="") & ~Q(reasons=[]),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="result_stays", operation=pgtrigger.Update | pgtrigger.Delete),
            NEVER_EMPTIED,
            pgtrigger.Trigger(
                name="none_after_publication",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=(
                    "if (select step from evaluation_cycle where id = NEW.cycle_id)"
                    " is distinct from 'decision' then"
                    " raise exception 'results come with the decision'"
                    " using errcode = 'restrict_violation'; end if; return NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.index} ({self.grade})"


class Decision(models.Model):
    """The decision of a cycle. ``digest`` is of all its results as they were written."""

    cycle = models.OneToOneField(
        Cycle, models.PROTECT, primary_key=True, related_name="result_decision"
    )
    decided_at = models.DateTimeField(_("ditetapkan"))
    decided_by = models.CharField(_("oleh"), max_length=120)
    digest = models.CharField(max_length=64, editable=False)
    document = models.OneToOneField(
        "documents.IssuedDocument", models.PROTECT, related_name="result_decision"
    )

    class Meta:
        verbose_name = _("penetapan hasil")
        verbose_name_plural = _("penetapan hasil")
        triggers = [
            pgtrigger.Protect(name="decision_stays", operation=pgtrigger.Update | pgtrigger.Delete),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return self.digest
