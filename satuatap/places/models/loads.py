"""Which state of the data files has been loaded, and what they once brought."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedData(models.Model):
    """A set of data files as it was loaded last, so that loading it again can be skipped."""

    name = models.CharField(_("nama"), primary_key=True, max_length=20)
    digest = models.CharField(_("sidik"), max_length=64)
    loaded_at = models.DateTimeField(_("dimuat"))

    class Meta:
        verbose_name = _("data termuat")
        verbose_name_plural = _("data termuat")

    def __str__(self) -> str:
        return self.name


class LoadedRow(models.Model):
    """A row that the files brought once: it is in people's hands since and never brought again."""

    key = models.CharField(_("baris"), primary_key=True, max_length=60)

    class Meta:
        verbose_name = _("baris termuat")
        verbose_name_plural = _("baris termuat")

    def __str__(self) -> str:
        return self.key
