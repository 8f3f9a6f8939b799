"""What was changed in calendars, by whom: append-only, and numbered."""

import pgtrigger
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.places.models.calendar import ScopedToPlace


class CalendarChange(ScopedToPlace):
    """One change of a calendar; its number is the revision of the calendars that it reaches.

    ``first_on`` and ``last_on`` are the dates that it touches; empty for weekly hours, which have
    no dates.
    """

    class Verb(models.TextChoices):
        ADDED = "added", _("ditambah")
        CHANGED = "changed", _("diubah")
        REMOVED = "removed", _("dihapus")

    class Subject(models.TextChoices):
        DAY = "day", _("hari khusus")
        SEASON = "season", _("musim jam kerja")
        HOURS = "hours", _("jam layanan")
        JOINT_LEAVE = "joint_leave", _("cuti bersama")

    at = models.DateTimeField(_("waktu"))
    by = models.CharField(_("oleh"), max_length=120)
    verb = models.CharField(_("perubahan"), max_length=8, choices=Verb)
    subject = models.CharField(_("bagian"), max_length=12, choices=Subject)
    first_on = models.DateField(_("dari"), null=True)
    last_on = models.DateField(_("sampai"), null=True)
    before = models.JSONField(_("sebelum"), null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("sesudah"), null=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("perubahan kalender")
        verbose_name_plural = _("perubahan kalender")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_subject_display()} {self.get_verb_display()}"
