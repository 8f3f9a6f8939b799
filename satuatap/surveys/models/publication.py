"""Of how many answers a figure must be before anybody reads it: the ministry's rules, each kept."""

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LEAST_OF_ALL = 2  # of two answers, each of the two knows the other one
MOST_OF_ALL = 100


class SmallestCell(models.Model):
    """One rule: the number, since which day, and on what basis. A new one takes its place."""

    least = models.PositiveSmallIntegerField(
        _("jumlah jawaban paling sedikit"),
        validators=[MinValueValidator(LEAST_OF_ALL), MaxValueValidator(MOST_OF_ALL)],
        help_text=_("Nilai dari jawaban yang lebih sedikit tidak ditampilkan kepada siapa pun."),
    )
    valid_from = models.DateField(
        _("berlaku sejak"),
        unique=True,
        help_text=_("Untuk survei yang berakhir pada hari itu atau sesudahnya."),
        error_messages={"unique": _("Sudah ada aturan sejak hari itu.")},
    )
    basis = models.CharField(
        _("dasar"), max_length=200, help_text=_("Keputusan atau surat yang menetapkannya.")
    )
    added_at = models.DateTimeField(_("dicatat"), editable=False)
    added_by = models.CharField(_("dicatat oleh"), max_length=120, editable=False)

    class Meta:
        verbose_name = _("ambang penerbitan hasil survei")
        verbose_name_plural = _("ambang penerbitan hasil survei")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                name="surveys_smallestcell_in_bounds",
                condition=Q(least__gte=LEAST_OF_ALL, least__lte=MOST_OF_ALL),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="ruled_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.least} ({self.valid_from})"
