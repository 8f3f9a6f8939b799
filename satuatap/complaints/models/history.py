"""What happened to a complaint, never changed, and what the chain notes for itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.models.complaints import Complaint
from satuatap.core.kept import KEPT


class ComplaintEventQuerySet(models.QuerySet["ComplaintEvent"]):
    """Events, by who may read them."""

    def told(self) -> "ComplaintEventQuerySet":
        """Those that the reporter's timeline shows."""
        return self.filter(is_internal=False)


class ComplaintEvent(models.Model):
    """One step of one complaint: who, when, what, why. Never changed.

    ``text`` is what was said with it (a reason, a question, a reply). ``is_internal`` ones are
    for the chain alone. ``facts`` holds what changed beside the state: flags, office, level.
    """

    id = models.BigAutoField(primary_key=True)
    complaint = models.ForeignKey(Complaint, models.PROTECT, db_index=False, related_name="events")
    at = models.DateTimeField(_("waktu"))
    kind = models.CharField(_("kejadian"), max_length=16)
    before_state = models.CharField(_("dari"), max_length=12, blank=True)
    after_state = models.CharField(_("menjadi"), max_length=12)
    part = models.CharField(_("sebagai"), max_length=12)
    actor = models.CharField(_("oleh"), max_length=120)
    text = models.TextField(_("isi"), blank=True)
    is_internal = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)

    objects = ComplaintEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("riwayat laporan")
        verbose_name_plural = _("riwayat laporan")
        indexes = [models.Index(name="complaints_event_complaint", fields=["complaint", "id"])]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.at} {self.kind}"


class Note(models.Model):
    """What somebody of the chain notes for the others of it; the reporter never reads it."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="notes")
    at = models.DateTimeField(_("waktu"))
    part = models.CharField(_("sebagai"), max_length=12)
    actor = models.CharField(_("oleh"), max_length=120)
    text = models.TextField(_("catatan"))
    key = models.CharField(max_length=80, editable=False)

    class Meta:
        verbose_name = _("catatan internal")
        verbose_name_plural = _("catatan internal")
        constraints = [
            models.UniqueConstraint(name="complaints_note_once", fields=["complaint", "key"])
        ]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return str(self.pk)
