"""Questions that a hall itself wants to ask after the official survey."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7

FEWEST, MOST = 2, 7  # answers
LINES = _("Satu jawaban tiap baris, yang terburuk di atas.")


class HallQuestion(models.Model):
    """A hall's own question with its own scale, in Indonesian, English, and perhaps a third.

    It may be edited at any time: what a campaign asks is kept with the campaign when it opens.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="own_questions"
    )
    order = models.PositiveSmallIntegerField(_("urutan"), default=1)
    text_id = models.CharField(_("pertanyaan"), max_length=240)
    answers_id = models.TextField(_("jawaban"), max_length=1000, help_text=LINES)
    text_en = models.CharField(_("pertanyaan dalam bahasa Inggris"), max_length=240)
    answers_en = models.TextField(_("jawaban dalam bahasa Inggris"), max_length=1000)
    language = models.CharField(
        _("bahasa daerah"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^(?!id$|en$)[a-z]{2,3}$", _("Kode bahasa, misalnya jv."))],
        help_text=_("Kode bahasa, misalnya jv untuk Jawa. Yang kosong ditanyakan dalam Indonesia."),
    )
    text_local = models.CharField(_("pertanyaan dalam bahasa daerah"), max_length=240, blank=True)
    answers_local = models.TextField(_("jawaban dalam bahasa daerah"), max_length=1000, blank=True)
    is_active = models.BooleanField(_("ditawarkan"), default=True)

    class Meta:
        verbose_name = _("pertanyaan survei mal ini")
        verbose_name_plural = _("pertanyaan survei mal ini")
        ordering = ["hall", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="surveys_own_question_once",
                fields=["hall", "text_id"],
                violation_error_message=_("Pertanyaan ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return self.text_id

    def clean(self) -> None:
        """As many answers in each language, and none without its language."""
        count = len(lines(self.answers_id))
        if not FEWEST <= count <= MOST:
            raise ValidationError({"answers_id": _("Dua sampai tujuh jawaban.")})
        if len(lines(self.answers_en)) != count:
            raise ValidationError({"answers_en": _("Jumlah jawaban harus sama.")})
        if self.answers_local and len(lines(self.answers_local)) != count:
            raise ValidationError({"answers_local": _("Jumlah jawaban harus sama.")})
        if (self.text_local or self.answers_local) and not self.language:
            raise ValidationError({"language": _("Sebutkan bahasanya.")})


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
