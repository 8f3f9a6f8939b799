"""What the ministry lays down for lives of halls, by version: never changed, a new one follows.

The first version of everything is in the files that come with the platform (``sources``). A new
version holds for every process within ``FRESH`` seconds.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import KEPT
from satuatap.oversight import sources
from satuatap.oversight.rules import CLOSED, Checklist, Criterion, Drawing, Reminding

FRESH = 5.0  # seconds for which a process keeps what it has read
_read: dict[str, tuple[float, tuple["Edition", ...]]] = {}


class EditionQuerySet(models.QuerySet["Edition"]):
    """Versions, the one that holds last first."""

    def of(self, kind: str) -> Self:
        return self.filter(kind=kind).order_by("-valid_from", "-at", "-pk")


class Edition(models.Model):
    """One version of one of them: since when it holds, why, and rows as the files have them."""

    class Kind(models.TextChoices):
        CHECKLIST = "syarat", _("Daftar syarat")
        DRAWING = "tahap", _("Tahap dan langkah")
        SUPPORT = "dukungan", _("Daftar dukungan")
        PARTICIPATION = "keikutsertaan", _("Skor keikutsertaan")
        REMINDING = "pengingat", _("Pengingat dan instansi yang diharapkan")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("bagian"), max_length=14, choices=Kind)
    version = models.CharField(_("versi"), max_length=20)
    valid_from = models.DateField(_("berlaku mulai"))
    facts = models.JSONField(_("isi"))
    reason = models.TextField(_("alasan"))
    key = models.UUIDField(unique=True, editable=False)
    at = models.DateTimeField(_("dicatat"))
    actor = models.CharField(_("oleh"), max_length=120)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("versi aturan")
        verbose_name_plural = _("versi aturan")
        ordering = ["kind", "-valid_from", "-at"]
        constraints = [
            models.UniqueConstraint(name="oversight_edition_once", fields=["kind", "version"])
        ]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of one of its tables."""
        found: list[dict[str, str]] = self.facts[table]
        return found

    @cached_property
    def content(self) -> Any:
        """What it lays down: a checklist, a drawing, weights, or reasons."""
        return content_of(self.kind, self.facts, version=self.version, since=self.valid_from)


def content_of(
    kind: str, facts: Mapping[str, Sequence[sources.Row]], *, version: str, since: date
) -> Any:
    """What rows lay down, by the kind of version they are of."""
    if kind == Edition.Kind.CHECKLIST:
        return sources.checklist_of(version, since, facts["checklist"])
    if kind == Edition.Kind.DRAWING:
        return sources.drawing_of(facts["stages"], facts["arrows"])
    if kind == Edition.Kind.SUPPORT:
        return sources.criteria_of(facts["support"])
    if kind == Edition.Kind.REMINDING:
        return sources.reminding_of(facts["reminders"], facts["warnings"], facts["expected"])
    return sources.weights_of(facts["participation"])


def in_force(kind: str, on: date | None = None) -> Edition | None:
    """The version that holds on a day (today's where none is given); None before the first one."""
    day = on or timezone.localdate()
    return next((each for each in _editions(kind) if each.valid_from <= day), None)


def forget() -> None:
    """Read anew what is asked next; whoever writes a version says so."""
    _read.clear()


def drawing(on: date | None = None) -> Drawing:
    """Every stage and arrow that holds."""
    found = in_force(Edition.Kind.DRAWING, on)
    return found.content if found else sources.drawing()


def asking_stages() -> list[str]:
    """The stages at which a checklist may ask for something: all but the end."""
    return [each.code for each in drawing().stages if each.code != CLOSED]


def checklist_on(day: date) -> Checklist:
    """The checklist that holds on a day, else the first one."""
    found = in_force(Edition.Kind.CHECKLIST, day)
    if found:
        checklist: Checklist = found.content
        return checklist
    known = sources.checklists()
    return next((each for each in reversed(known) if each.valid_from <= day), known[0])


def participation_weights(on: date | None = None) -> Mapping[str, int]:
    """What each part of the participation score weighs."""
    found = in_force(Edition.Kind.PARTICIPATION, on)
    return found.content if found else sources.participation_weights()


def reminding(on: date | None = None) -> Reminding:
    """Who is reminded when, and which kinds of agencies are expected of every hall."""
    found = in_force(Edition.Kind.REMINDING, on)
    return found.content if found else sources.reminding()


def criteria(on: date | None = None) -> Sequence[Criterion]:
    """What each reason on the support list weighs, and how it is said."""
    found = in_force(Edition.Kind.SUPPORT, on)
    return found.content if found else sources.criteria()


def _editions(kind: str) -> tuple[Edition, ...]:
    at, known = _read.get(kind, (0.0, ()))
    now = time.monotonic()
    if now - at > FRESH or not at:
        known = tuple(Edition.objects.of(kind))
        _read[kind] = now, known
    return known
