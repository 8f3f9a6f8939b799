"""Tables of answers that a survey body gathered, kept as they came."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class BodyTable(models.Model):
    """A survey body's file in a campaign: who asked, how, and the file itself.

    The sheets out of it point to it. It may hold more than answers (names, numbers), so only who
    answers for the hall may open it.
    """

    campaign = models.ForeignKey(
        "surveys.Campaign", models.PROTECT, verbose_name=_("periode survei"), related_name="tables"
    )
    body = models.CharField(_("lembaga survei"), max_length=160)
    method = models.CharField(_("metode"), max_length=400)
    file_name = models.CharField(_("nama berkas"), max_length=200)
    content = models.BinaryField(_("berkas"))
    digest = models.CharField(_("sidik berkas"), max_length=64)
    rows = models.PositiveIntegerField(_("baris dihitung"))
    left_out = models.PositiveIntegerField(_("baris tidak dihitung"), default=0)
    taken_at = models.DateTimeField(_("diambil"))
    taken_by = models.CharField(_("diambil oleh"), max_length=120)

    class Meta:
        verbose_name = _("tabel lembaga survei")
        verbose_name_plural = _("tabel lembaga survei")
        constraints = [
            models.UniqueConstraint(
                name="surveys_table_once",
                fields=["campaign", "digest"],
                violation_error_message=_("Berkas ini sudah diambil."),
            ),
            models.CheckConstraint(name="surveys_table_has_rows", condition=Q(rows__gte=1)),
            models.CheckConstraint(
                name="surveys_table_says_who_and_how", condition=~Q(body="") & ~Q(method="")
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="taken_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.file_name}"
