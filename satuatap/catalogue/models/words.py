"""Words that every part of the catalogue uses: marks and titles in two languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """How far a fact may be trusted before the hall has confirmed it."""

    SOURCED = "sourced", _("Bersumber")
    KNOWN = "known", _("Pengetahuan umum")
    EXAMPLE = "example", _("Contoh")


class TwoLanguages(models.Model):
    """Something with an Indonesian and an English title."""

    title_id = models.CharField(_("judul"), max_length=200)
    title_en = models.CharField(_("judul (Inggris)"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        english = (get_language() or "id").startswith("en")
        return (self.title_en if english else "") or self.title_id
