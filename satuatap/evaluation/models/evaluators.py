"""Who judges which hall, what binds them, what they score, and what moderation made of it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import NEVER_EMPTIED
from satuatap.evaluation.models.assessments import Assessment
from satuatap.evaluation.models.frozen import frozen_with_its_cycle


class Interest(models.Model):
    """An interest that an evaluator has declared in a hall or a region."""

    evaluator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="declared_interests"
    )
    hall = models.ForeignKey(
        "places.Hall",
        models.CASCADE,
        verbose_name=_("mal"),
        null=True,
        blank=True,
        related_name="+",
    )
    region = models.ForeignKey(
        "places.Region",
        models.CASCADE,
        verbose_name=_("kabupaten/kota"),
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.CharField(_("alasan"), max_length=300)
    declared_at = models.DateTimeField(_("dinyatakan"))

    class Meta:
        verbose_name = _("kepentingan penilai")
        verbose_name_plural = _("kepentingan penilai")
        constraints = [
            models.UniqueConstraint(
                name="evaluation_interest_once",
                fields=["evaluator", "hall", "region"],
                nulls_distinct=False,
                violation_error_message=_("Kepentingan ini sudah dinyatakan."),
            ),
            models.CheckConstraint(
                name="evaluation_interest_in_one_place",
                condition=Q(hall=None, region__isnull=False) | Q(hall__isnull=False, region=None),
                violation_error_message=_("Sebutkan satu mal atau satu kabupaten/kota."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class PastRole(models.Model):
    """A role that somebody had and has no more; written by the database as it is taken away.

    Who worked for a hall does not judge it for some time (``former_days`` of the instrument). No
    key of the database holds it, so that an account can be deleted.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, db_constraint=False, related_name="past_roles"
    )
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, db_constraint=False, null=True, related_name="+"
    )
    region = models.ForeignKey(
        "places.Region", models.CASCADE, db_constraint=False, null=True, related_name="+"
    )
    agency = models.ForeignKey(
        "catalogue.Agency", models.CASCADE, db_constraint=False, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("berakhir"))

    class Meta:
        verbose_name = _("peran yang berakhir")
        verbose_name_plural = _("peran yang berakhir")

    def __str__(self) -> str:
        return str(self.ended_at)


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, by whether they hold."""

    def holding(self) -> Self:
        return self.filter(withdrawn_at=None)

    def of(self, user: Any) -> Self:
        """Those of this evaluator that hold."""
        return self.holding().filter(evaluator=user.pk)


class Assignment(models.Model):
    """An evaluator judges a hall; a withdrawn one opens no door and counts no more."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="assignments")
    evaluator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments"
    )
    assigned_at = models.DateTimeField(_("ditugaskan"))
    assigned_by = models.CharField(_("oleh"), max_length=120)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, blank=True)
    withdrawn_because = models.CharField(_("alasan"), max_length=300, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("penugasan")
        verbose_name_plural = _("penugasan")
        ordering = ["assessment", "assigned_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="evaluation_assigned_once", fields=["assessment", "evaluator"]
            )
        ]
        triggers = [frozen_with_its_cycle("assignment_stays"), NEVER_EMPTIED]

    def __str__(self) -> str:
        return str(self.pk)


class Score(models.Model):
    """What one evaluator gives one hall on one indicator, and why; one vote each."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="scores")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="scores")
    indicator = models.SlugField(_("indikator"), max_length=40)
    points = models.PositiveSmallIntegerField(_("nilai"))
    reason = models.TextField(_("alasan"), blank=True)
    given_at = models.DateTimeField(_("dinilai"))

    class Meta:
        verbose_name = _("nilai penilai")
        verbose_name_plural = _("nilai penilai")
        constraints = [
            models.UniqueConstraint(name="evaluation_one_vote", fields=["assignment", "indicator"]),
            models.CheckConstraint(
                name="evaluation_score_points", condition=Q(points__gte=0, points__lte=10)
            ),
        ]
        triggers = [frozen_with_its_cycle("score_stays"), NEVER_EMPTIED]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.points}"


class Moderation(models.Model):
    """The points that a moderator settles where evaluators differ, or an objection was right."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="moderations")
    indicator = models.SlugField(_("indikator"), max_length=40)
    points = models.DecimalField(_("nilai"), max_digits=4, decimal_places=2)
    reason = models.TextField(_("alasan"))
    settled_at = models.DateTimeField(_("diputuskan"))
    settled_by = models.CharField(_("oleh"), max_length=120)

    class Meta:
        verbose_name = _("moderasi")
        verbose_name_plural = _("moderasi")
        constraints = [
            models.UniqueConstraint(
                name="evaluation_moderated_once", fields=["assessment", "indicator"]
            ),
            models.CheckConstraint(
                name="evaluation_moderation_says_why",
                condition=~Q(reason="") & Q(points__gte=0, points__lte=10),
            ),
        ]
        triggers = [frozen_with_its_cycle("moderation_stays"), NEVER_EMPTIED]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.points}"
