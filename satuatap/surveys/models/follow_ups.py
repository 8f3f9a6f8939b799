"""What a hall promised to mend after a survey, until it is done."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """Follow-ups, asked for in the words of the plan."""

    def to_do(self) -> Self:
        return self.filter(done_at=None)

    def overdue(self, today: date) -> Self:
        return self.to_do().filter(due__lt=today)


class FollowUp(models.Model):
    """One line of the follow-up plan (rencana tindak lanjut): element, measure, owner, date, proof.

    ``element`` is the slug of an element of the campaign's instrument, ``person`` the owner's
    account where there is one: who hears that the date has passed.
    """

    campaign = models.ForeignKey(
        "surveys.Campaign",
        models.PROTECT,
        verbose_name=_("periode survei"),
        related_name="follow_ups",
    )
    element = models.SlugField(_("unsur"), max_length=40)
    measure = models.CharField(_("tindakan"), max_length=300)
    owner = models.CharField(_("penanggung jawab"), max_length=160)
    person = models.ForeignKey(
        "identity.User",
        models.SET_NULL,
        verbose_name=_("akun penanggung jawab"),
        null=True,
        blank=True,
        related_name="+",
    )
    due = models.DateField(_("selesai paling lambat"))
    planned_at = models.DateTimeField(_("direncanakan"))
    planned_by = models.CharField(_("direncanakan oleh"), max_length=120)
    proof = models.CharField(_("bukti"), max_length=500, blank=True)
    done_at = models.DateTimeField(_("selesai"), null=True, blank=True)
    done_by = models.CharField(_("diselesaikan oleh"), max_length=120, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("tindak lanjut")
        verbose_name_plural = _("tindak lanjut")
        ordering = ["campaign", "due", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="surveys_follow_up_once",
                fields=["campaign", "element", "measure"],
                violation_error_message=_("Tindakan ini sudah direncanakan."),
            ),
            models.CheckConstraint(
                name="surveys_follow_up_says_what_and_who",
                condition=~Q(measure="") & ~Q(owner=""),
            ),
            models.CheckConstraint(
                name="surveys_follow_up_done_has_proof",
                condition=Q(done_at=None, proof="") | (Q(done_at__isnull=False) & ~Q(proof="")),
                violation_error_message=_("Tindak lanjut selesai dengan buktinya."),
            ),
        ]

    def __str__(self) -> str:
        return self.measure
