"""The complaint itself: where it stands, and which way it goes."""

from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from satuatap.complaints import rules
from satuatap.complaints.access import reach_of
from satuatap.complaints.models.guards import GUARDS
from satuatap.complaints.models.marks import (
    Channel,
    Kind,
    Moderated,
    ReferenceKind,
    Severity,
    State,
)
from satuatap.core.ids import short_code, uuid7

OPEN = Q(state__in=sorted(rules.OPEN))
SHOWN_TITLE = Coalesce(NullIf(F("moderated_title"), Value("")), F("title"))
SHOWN_BODY = Coalesce(NullIf(F("moderated_body"), Value("")), F("body"))


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Complaints, asked for in the words of the desk."""

    def visible_to(self, user: Any, at: datetime) -> Self:  # noqa: ARG002 (roles have no dates yet)
        """Those that somebody may read: their own, and those in whose chain they stand."""
        return self.filter(reach_of(user).known())

    def handled_by(self, user: Any, at: datetime) -> Self:  # noqa: ARG002
        """Those in whose chain somebody stands."""
        return self.filter(reach_of(user).chain())

    def counted_for(self, user: Any) -> Self:
        """Those that somebody's figures count."""
        return self.filter(reach_of(user).counted())

    def open(self) -> Self:
        return self.filter(OPEN)

    def sent(self) -> Self:
        return self.exclude(state=rules.DRAFT)

    def countable(self) -> Self:
        """Those that public figures may count: sent, not secret, and not the same matter twice."""
        return self.sent().filter(is_secret=False).exclude(state=rules.MERGED)

    def published(self) -> Self:
        """Those of which a redacted text is out."""
        shown = Q(publication__isnull=False, publication__withdrawn_at=None)
        return self.filter(shown, is_secret=False)


class Complaint(models.Model):
    """One complaint, aspiration or question (pengaduan, aspirasi, permintaan informasi).

    ``number`` is given when it is sent; ``code`` stands in links and opens nothing by itself.
    ``office`` has to handle it, ``about_office`` is the one that the reporter means.
    ``level`` is how far up it has come, ``around_hall`` that nobody of the hall may know of it.
    ``asked_from`` is where it goes on once the reporter has completed it. ``counting_from`` is
    when the present round of handling began, ``due_at`` that of the clock that runs. ``on_time``
    says whether the first answer was. ``may_publish`` is what the reporter agreed to, no
    unless said. ``loosenings`` goes up when the reporter takes a flag back, or agrees.
    ``reference`` names a booking or a case as the reporter knows it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=12, default=short_code, unique=True, editable=False)
    number = models.CharField(_("nomor"), max_length=24, blank=True)
    hall = models.ForeignKey(
        "places.Hall",
        models.PROTECT,
        verbose_name=_("mal"),
        db_index=False,
        related_name="complaints",
    )
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.PROTECT,
        verbose_name=_("gerai"),
        null=True,
        blank=True,
        db_index=False,
        related_name="complaints",
    )
    about_office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.PROTECT,
        verbose_name=_("tentang gerai"),
        null=True,
        blank=True,
        related_name="+",
    )
    offering = models.ForeignKey(
        "catalogue.Offering", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ticket = models.ForeignKey(
        "queueing.Ticket", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    counter = models.ForeignKey(
        "places.Counter", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reference_kind = models.CharField(
        _("rujukan"), max_length=7, choices=ReferenceKind, blank=True, db_default=""
    )
    reference = models.CharField(_("nomor rujukan"), max_length=32, blank=True, db_default="")
    kind = models.CharField(_("jenis"), max_length=11, choices=Kind, default=Kind.COMPLAINT)
    channel = models.CharField(_("saluran"), max_length=7, choices=Channel)
    title = models.CharField(_("judul"), max_length=120)
    body = models.TextField(_("isi"))
    happened_on = models.DateField(_("tanggal kejadian"), null=True, blank=True)
    moderated = models.CharField(_("disunting karena"), max_length=8, choices=Moderated, blank=True)
    moderated_title = models.CharField(max_length=120, blank=True)
    moderated_body = models.TextField(blank=True)
    is_anonymous = models.BooleanField(_("anonim"), default=False)
    is_secret = models.BooleanField(_("rahasia"), default=False)
    may_publish = models.BooleanField(_("boleh diumumkan"), default=False, db_default=False)
    loosenings = models.PositiveSmallIntegerField(default=0, editable=False)
    severity = models.CharField(
        _("kelas"), max_length=12, choices=Severity, default=Severity.NO_OVERSIGHT
    )
    is_levy = models.BooleanField(_("pungutan liar"), default=False)
    around_hall = models.BooleanField(_("di luar mal"), default=False)
    level = models.PositiveSmallIntegerField(
        _("jenjang"), choices=[(each.value, each.name) for each in rules.Level], default=0
    )
    state = models.CharField(_("keadaan"), max_length=12, choices=State, default=State.DRAFT)
    state_at = models.DateTimeField(_("sejak"))
    asked_from = models.CharField(max_length=12, choices=State, blank=True)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    drafted_at = models.DateTimeField(_("ditulis"))
    sent_at = models.DateTimeField(_("terkirim"), null=True, blank=True)
    counting_from = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(_("tenggat"), null=True, blank=True)
    answered_at = models.DateTimeField(_("tanggapan pertama"), null=True, blank=True)
    on_time = models.BooleanField(_("tepat waktu"), null=True, blank=True)
    closed_at = models.DateTimeField(_("berakhir"), null=True, blank=True)
    reopenings = models.PositiveSmallIntegerField(_("dibuka kembali (kali)"), default=0)
    breaches = models.PositiveSmallIntegerField(_("lewat tenggat (kali)"), default=0)
    key = models.CharField(max_length=80, null=True, blank=True, editable=False)  # noqa: DJ001 (no key is not an empty key)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("laporan")
        verbose_name_plural = _("laporan")
        indexes = [
            models.Index(name="complaints_desk_hall", fields=["hall", "due_at"], condition=OPEN),
            models.Index(
                name="complaints_desk_office", fields=["office", "due_at"], condition=OPEN
            ),
            models.Index(
                name="complaints_desk_above",
                fields=["due_at"],
                condition=OPEN & Q(level__gte=2),
            ),
            models.Index(name="complaints_hall_sent", fields=["hall", "sent_at"]),
            models.Index(name="complaints_office_sent", fields=["office", "sent_at"]),
            GinIndex(OpClass(SHOWN_TITLE, name="gin_trgm_ops"), name="complaints_alike"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="complaints_number_once", fields=["number"], condition=~Q(number="")
            ),
            models.UniqueConstraint(name="complaints_once_per_key", fields=["hall", "key"]),
            models.CheckConstraint(
                name="complaints_sent_has_a_number",
                condition=Q(state="draft", number="", sent_at=None)
                | ~Q(state="draft") & ~Q(number="") & Q(sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="complaints_merged_into_another",
                condition=Q(state="merged", duplicate_of__isnull=False) & ~Q(duplicate_of=F("id"))
                | ~Q(state="merged") & Q(duplicate_of=None),
            ),
            models.CheckConstraint(
                name="complaints_secret_is_for_nobody",
                condition=Q(is_secret=False) | Q(may_publish=False),
            ),
            models.CheckConstraint(
                name="complaints_reference_has_a_kind",
                condition=Q(reference_kind="", reference="")
                | ~Q(reference_kind="") & ~Q(reference=""),
            ),
            models.CheckConstraint(
                name="complaints_levy_goes_around",
                condition=Q(is_levy=False) | Q(around_hall=True),
            ),
            models.CheckConstraint(
                name="complaints_around_the_hall_is_above",
                condition=Q(around_hall=False) | Q(state="draft") | Q(level__gte=2, office=None),
            ),
        ]
        triggers = GUARDS

    def __str__(self) -> str:
        return self.number or str(self.pk)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in rules.OPEN

    @property
    def shown_title(self) -> str:
        """The title for everybody but the reporter and whoever moderates."""
        return self.moderated_title if self.moderated else self.title

    @property
    def shown_body(self) -> str:
        """The text for everybody but the reporter and whoever moderates."""
        return self.moderated_body if self.moderated else self.body

    @property
    def holder(self) -> rules.Part | None:
        """Who has to move next."""
        return rules.holder(
            self.state, has_office=self.office_id is not None, around_hall=self.around_hall
        )

    def is_reported_by(self, user: Any) -> bool:
        """Whether it came from this account."""
        return self.__class__.objects.filter(pk=self.pk, reporter__account=user.pk).exists()

    def is_about(self, user: Any) -> bool:
        """Whether this account is complained about."""
        return self.implicated.filter(user=user.pk).exists()
