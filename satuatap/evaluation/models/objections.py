"""What a hall objects to before the decision, and what was answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import NEVER_EMPTIED
from satuatap.evaluation.models.assessments import Assessment
from satuatap.evaluation.models.frozen import frozen_with_its_cycle


class Objection(models.Model):
    """One objection to one indicator, or to a computed figure; answered before the decision."""

    class State(models.TextChoices):
        FILED = "filed", _("Menunggu jawaban")
        UPHELD = "upheld", _("Dikabulkan")
        REJECTED = "rejected", _("Ditolak")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="objections")
    indicator = models.SlugField(_("indikator"), max_length=40)
    text = models.TextField(_("sanggahan"))
    filed_at = models.DateTimeField(_("diajukan"))
    filed_by = models.CharField(_("oleh"), max_length=120)
    state = models.CharField(_("keadaan"), max_length=8, choices=State, default=State.FILED)
    answer = models.TextField(_("jawaban"), blank=True)
    answered_at = models.DateTimeField(_("dijawab"), null=True, blank=True)
    answered_by = models.CharField(_("dijawab oleh"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("sanggahan")
        verbose_name_plural = _("sanggahan")
        ordering = ["assessment", "filed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="evaluation_objected_once",
                fields=["assessment", "indicator"],
                violation_error_message=_("Indikator ini sudah disanggah."),
            ),
            models.CheckConstraint(
                name="evaluation_objection_answered",
                condition=Q(state="filed", answered_at=None)
                | ~Q(state="filed") & Q(answered_at__isnull=False) & ~Q(answer=""),
            ),
        ]
        triggers = [frozen_with_its_cycle("objection_stays"), NEVER_EMPTIED]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.get_state_display()}"
