"""The life of a hall: where it stands, and every step on the way, never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeVar
from uuid import UUID

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from satuatap.core.kept import KEPT
from satuatap.core.uploads.models import Upload
from satuatap.oversight.models.editions import drawing
from satuatap.oversight.rules import Stage
from satuatap.places.models import Hall

RECORDED_IN = "id"  # the language of the record, whoever writes
R = TypeVar("R", bound="Papered")


@dataclass(frozen=True)
class Paper:
    """The document that a step stands on: its name, where it is checked, the key of its files."""

    title: str
    url: str = ""
    key: UUID | None = None


def kept_under(key: UUID | None) -> models.QuerySet[Upload]:
    """The files that a form with this key left behind."""
    kept = Upload.objects.filter(kept_at__isnull=False).order_by("number")
    return kept.filter(draft=key) if key else kept.none()


class Papered(models.Model):
    """A record with files under the key of its form."""

    key: Any  # each has it in its own way, a step may have none
    read_papers: list[Upload] | None = None

    class Meta:
        abstract = True

    @property
    def files(self) -> models.QuerySet[Upload]:
        """What came with it."""
        return kept_under(self.key)

    @property
    def papers(self) -> list[Upload]:
        """The same, without a query where ``with_papers`` has read them."""
        return list(self.files) if self.read_papers is None else self.read_papers


def with_papers(records: Iterable[R]) -> list[R]:
    """These records with the files of all of them, in one query."""
    found = list(records)
    by_key: dict[UUID, list[Upload]] = {each.key: [] for each in found if each.key}
    for upload in Upload.objects.filter(kept_at__isnull=False, draft__in=by_key).order_by("number"):
        by_key[upload.draft].append(upload)
    for each in found:
        each.read_papers = by_key.get(each.key, [])
    return found


class Staged(models.Model):
    """Something that names a stage."""

    stage = models.CharField(_("tahap"), max_length=12, db_index=True)

    class Meta:
        abstract = True

    @property
    def drawn(self) -> Stage:
        """The stage as the drawing has it."""
        return drawing().stage(self.stage)

    @property
    def stage_name(self) -> str:
        """The stage in the reader's language."""
        return self.drawn.name["en" if (get_language() or "id").startswith("en") else "id"]


class HallLifeQuerySet(models.QuerySet["HallLife"]):
    """Lives of halls, by where they stand."""

    def at_stage(self, *codes: str) -> Self:
        return self.filter(stage__in=codes)


class HallLife(Staged):
    """Where a hall stands now: its last step, kept for finding. ``since`` may be unknown."""

    hall = models.OneToOneField(
        Hall, models.CASCADE, primary_key=True, verbose_name=_("mal"), related_name="life"
    )
    since = models.DateField(_("sejak"), null=True, blank=True)

    objects = HallLifeQuerySet.as_manager()

    class Meta:
        verbose_name = _("keadaan mal")
        verbose_name_plural = _("keadaan mal")

    def __str__(self) -> str:
        return f"{self.hall_id}: {self.stage}"


class StageEvent(Papered, Staged):
    """One step of a hall's life: when, by whom, on which document, from which source.

    ``on`` is the day on which it happened (unknown for some that were only reported), ``at`` the
    moment in which it was recorded. The day, the stage and the source are public; the note is for
    the region and the ministry.
    """

    id = models.BigAutoField(primary_key=True)
    hall = models.ForeignKey(
        Hall, models.PROTECT, verbose_name=_("mal"), related_name="stage_events"
    )
    came_from = models.CharField(_("dari tahap"), max_length=12, blank=True)
    on = models.DateField(_("tanggal"), null=True, blank=True)
    at = models.DateTimeField(_("dicatat"))
    actor = models.CharField(_("oleh"), max_length=120)
    document = models.CharField(_("dokumen"), max_length=240, blank=True)
    document_url = models.CharField(_("alamat dokumen"), max_length=200, blank=True)
    key = models.UUIDField(null=True, editable=False)
    note = models.TextField(_("catatan"), blank=True)
    source = models.CharField(_("sumber"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("langkah mal")
        verbose_name_plural = _("langkah mal")
        ordering = ["hall", "id"]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.hall_id}: {self.came_from} → {self.stage}"
