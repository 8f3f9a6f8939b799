"""Sheets: what one respondent answered. Nobody can tell who it was, and nothing is changed."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.surveys.rules import SCALE

LONGEST_REMARK = 1000


class Sheet(models.Model):
    """The answers of one respondent, in the order of the instrument's elements.

    ``day`` is the day of the service by the hall's calendar. A sheet of an invitation keeps of its
    time the hour alone, has a key that tells no order and no link to invitation or ticket; an open
    one (``is_open``: nobody was invited) keeps the minute and the device, so that bursts show.
    ``beside`` has what was said to the campaign's companions, the score by question, by companion;
    it is in no figure of the survey. ``key`` is the device's own name for the sheet: sending it
    again changes nothing.
    """

    class Channel(models.TextChoices):
        TICKET = "ticket", _("tautan pada tiket")
        MESSAGE = "message", _("tautan dalam pesan")
        QR = "qr", _("kode QR di mal")
        COUNTER = "counter", _("tablet di loket")
        EXIT = "exit", _("tablet di pintu keluar")
        INTERVIEW = "interview", _("wawancara")
        BODY = "body", _("lembaga survei")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    campaign = models.ForeignKey("surveys.Campaign", models.PROTECT, related_name="sheets")
    office = models.ForeignKey(
        "catalogue.AgencyOffice", models.PROTECT, null=True, db_index=False, related_name="+"
    )
    offering = models.ForeignKey(
        "catalogue.Offering", models.PROTECT, null=True, db_index=False, related_name="+"
    )
    channel = models.CharField(_("lewat"), max_length=9, choices=Channel)
    is_open = models.BooleanField(_("tanpa undangan"))
    table = models.ForeignKey(
        "surveys.BodyTable", models.PROTECT, null=True, blank=True, related_name="sheets"
    )
    source = models.CharField(_("perangkat"), max_length=60, blank=True)
    day = models.DateField(_("hari"))
    at = models.DateTimeField(_("waktu"))
    scores = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("jawaban"))
    profile = models.JSONField(_("profil"), default=dict, blank=True)
    beside = models.JSONField(_("jawaban tambahan"), default=dict, db_default={}, blank=True)
    remark = models.CharField(_("saran"), max_length=LONGEST_REMARK, blank=True)

    class Meta:
        verbose_name = _("lembar jawaban")
        verbose_name_plural = _("lembar jawaban")
        constraints = [
            models.CheckConstraint(
                name="surveys_sheet_one_to_four",
                condition=Q(scores__contained_by=list(SCALE), scores__len__gte=1),
                violation_error_message=_("Setiap jawaban antara 1 dan 4."),
            ),
            models.CheckConstraint(
                name="surveys_sheet_offering_has_its_office",
                condition=Q(offering=None) | Q(office__isnull=False),
            ),
            models.CheckConstraint(
                name="surveys_sheet_invited_leaves_no_trace",
                condition=Q(is_open=True) | Q(source="", key=None),
            ),
            models.CheckConstraint(
                name="surveys_sheet_of_a_body_has_its_table",
                condition=Q(channel="body", table__isnull=False)
                | (~Q(channel="body") & Q(table=None)),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="answers_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.get_channel_display()}"
