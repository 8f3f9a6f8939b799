"""Publications, and what each of them says about halls, in our own words."""

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from satuatap.places.models import Region

AS_OF = RegexValidator(
    r"^\d{4}(-\d{2}(-\d{2})?)?$", _("Tulis tahun, bulan, atau tanggal: 2022, 2022-12, 2022-12-05.")
)


class Publication(models.Model):
    """An article, report or decree that was published; ``as_of`` is as exact as is known."""

    slug = models.SlugField(_("kode"), primary_key=True, max_length=40)
    publisher = models.CharField(_("penerbit"), max_length=120)
    as_of = models.CharField(_("tanggal terbit"), max_length=10, validators=[AS_OF])
    about_id = models.CharField(_("tentang"), max_length=240)
    about_en = models.CharField(_("tentang (Inggris)"), max_length=240, blank=True)
    url = models.URLField(_("alamat"), blank=True)

    class Meta:
        verbose_name = _("terbitan")
        verbose_name_plural = _("terbitan")
        ordering = ["-as_of", "slug"]

    def __str__(self) -> str:
        return f"{self.publisher}, {self.as_of}"

    @property
    def about(self) -> str:
        """What it is about, in the reader's language."""
        return spoken(self.about_id, self.about_en)


class Topic(models.TextChoices):
    """What a statement is about."""

    TOTAL = "total", _("Jumlah mal")
    INAUGURATION = "inauguration", _("Peresmian")
    HALL = "hall", _("Sebuah mal")
    SERVICES = "services", _("Layanan")
    SPREAD = "spread", _("Sebaran")
    SATISFACTION = "satisfaction", _("Kepuasan")
    EVALUATION = "evaluation", _("Penilaian")
    OBSTACLE = "obstacle", _("Hambatan")
    SUCCESS = "success", _("Keberhasilan")
    INCENTIVE = "incentive", _("Insentif")
    DIRECTIVE = "directive", _("Arahan")
    TARGET = "target", _("Sasaran")
    DIGITAL = "digital", _("Digital")


class StatementQuerySet(models.QuerySet["Statement"]):
    """Statements, as readers look for them."""

    def saying(self, words: str) -> Self:
        """Those in which every one of these words is found: text, publisher, code or region."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(text_id__icontains=word)
                | Q(text_en__icontains=word)
                | Q(code__iexact=word)
                | Q(publication__publisher__icontains=word)
                | Q(
                    pk__in=self.model.regions.through.objects.filter(
                        region__name__icontains=word
                    ).values("statement")
                )
            )
        return found


class Statement(models.Model):
    """One thing that a publication says. What it contradicts stays beside it, uncorrected."""

    code = models.SlugField(_("kode"), primary_key=True, max_length=12)
    publication = models.ForeignKey(
        Publication, models.PROTECT, verbose_name=_("terbitan"), related_name="statements"
    )
    topic = models.CharField(_("tentang"), max_length=12, choices=Topic)
    text_id = models.TextField(_("isi"))
    text_en = models.TextField(_("isi (Inggris)"), blank=True)
    regions = models.ManyToManyField(
        Region, verbose_name=_("kabupaten/kota"), blank=True, related_name="statements"
    )
    shown_at = models.CharField(max_length=120, blank=True, editable=False)
    doubt = models.CharField(_("yang diragukan"), max_length=240, blank=True)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("keterangan")
        verbose_name_plural = _("keterangan")
        ordering = ["-publication__as_of", "publication", "order", "code"]

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"

    @property
    def text(self) -> str:
        """What is said, in the reader's language."""
        return spoken(self.text_id, self.text_en)


def spoken(indonesian: str, english: str) -> str:
    """The words in the reader's language, else in Indonesian."""
    return english if english and (get_language() or "id").startswith("en") else indonesian
