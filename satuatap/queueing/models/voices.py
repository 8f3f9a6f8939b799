"""Rooms in which one voice is heard: the zones of the displays, and whose turn it is to speak."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7


class VoiceZone(models.Model):
    """A room (zona suara) where displays hear each other, so that only one of them may speak.

    The zone without a name is the whole hall; displays that were given no zone share it.
    """

    WHOLE_HALL = ""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="voice_zones"
    )
    name = models.CharField(_("nama"), max_length=60)

    class Meta:
        verbose_name = _("zona suara")
        verbose_name_plural = _("zona suara")
        ordering = ["hall", "name"]
        constraints = [
            models.UniqueConstraint(
                name="queueing_voicezone_name_once_a_hall",
                fields=["hall", "name"],
                violation_error_message=_("Nama zona suara ini sudah dipakai."),
            )
        ]

    def __str__(self) -> str:
        return self.name or str(_("Seluruh mal"))


class VoiceTurn(models.Model):
    """One call in one zone: who wants to speak it, who speaks it until when, and that it is over.

    ``display`` holds the turn until ``until``; a screen that dies lets it run out, and the next
    one takes it. ``wanted_at`` is when somebody last asked: the lowest call that is wanted is next.
    """

    zone = models.ForeignKey(VoiceZone, models.CASCADE, db_index=False, related_name="turns")
    call = models.ForeignKey("queueing.Call", models.CASCADE, related_name="turns")
    display = models.ForeignKey(
        "queueing.Display", models.SET_NULL, null=True, db_index=False, related_name="turns"
    )
    wanted_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    spoken_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("giliran suara")
        verbose_name_plural = _("giliran suara")
        indexes = [
            models.Index(
                name="queueing_voiceturn_unspoken", fields=["zone"], condition=Q(spoken_at=None)
            )
        ]
        constraints = [
            models.UniqueConstraint(name="queueing_voiceturn_once_a_zone", fields=["zone", "call"]),
            models.UniqueConstraint(
                name="queueing_voiceturn_one_voice_a_zone",
                fields=["zone"],
                condition=Q(until__isnull=False, spoken_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zone}: {self.call_id}"
