"""Invitations to rate a service, and the ratings. Neither knows who the person is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """Somebody was served and may say once how it went.

    It knows that the official survey was answered with it (``answered``), neither when nor with
    which sheet.
    """

    ticket = models.OneToOneField(
        "queueing.Ticket", models.CASCADE, verbose_name=_("nomor"), related_name="invitation"
    )
    visit = models.ForeignKey("queueing.Visit", models.CASCADE, verbose_name=_("kunjungan"))
    hall = models.ForeignKey("places.Hall", models.CASCADE, verbose_name=_("mal"))
    invited_at = models.DateTimeField(_("diundang"))
    answered = models.BooleanField(_("survei dijawab"), default=False, db_default=False)

    class Meta:
        verbose_name = _("undangan menilai")
        verbose_name_plural = _("undangan menilai")
        indexes = [models.Index(name="surveys_invitation_hall", fields=["hall", "invited_at"])]

    def __str__(self) -> str:
        return str(self.ticket_id)


class Score(models.IntegerChoices):
    """The four answers of the official survey, from worst to best."""

    POOR = 1, _("Tidak baik")
    FAIR = 2, _("Kurang baik")
    GOOD = 3, _("Baik")
    VERY_GOOD = 4, _("Sangat baik")


class Rating(models.Model):
    """One answer of one served person: a score and, if they like, a sentence.

    It stays when the hall clears its old tickets and visits, and then belongs to nobody's day.
    """

    class Channel(models.TextChoices):
        PHONE = "phone", _("ponsel")
        KIOSK = "kiosk", _("anjungan")

    ticket = models.OneToOneField(
        "queueing.Ticket",
        models.SET_NULL,
        verbose_name=_("nomor"),
        related_name="rating",
        null=True,
    )
    visit = models.ForeignKey(
        "queueing.Visit",
        models.SET_NULL,
        verbose_name=_("kunjungan"),
        related_name="ratings",
        null=True,
    )
    hall = models.ForeignKey("places.Hall", models.CASCADE, verbose_name=_("mal"))
    score = models.PositiveSmallIntegerField(_("nilai"), choices=Score)
    comment = models.CharField(_("catatan"), max_length=500, blank=True)
    channel = models.CharField(_("lewat"), max_length=8, choices=Channel, default=Channel.PHONE)
    at = models.DateTimeField(_("waktu"))

    class Meta:
        verbose_name = _("penilaian")
        verbose_name_plural = _("penilaian")
        indexes = [models.Index(name="surveys_rating_hall", fields=["hall", "at"])]
        constraints = [
            models.CheckConstraint(
                name="surveys_rating_one_to_four",
                condition=Q(score__gte=1, score__lte=4),
                violation_error_message=_("Nilai antara 1 dan 4."),
            )
        ]

    def __str__(self) -> str:
        return self.get_score_display()
