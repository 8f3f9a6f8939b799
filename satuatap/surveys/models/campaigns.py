"""Campaigns: a hall asks its visitors for a period, with one version of an instrument."""

import uuid
from typing import Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from satuatap.surveys.rules import Companion, CompanionQuestion, Element, Instrument, Progress
from satuatap.surveys.sources import companion_of, instrument_of


class InstrumentVersion(models.Model):
    """A version of an instrument as it was when a campaign first asked it. Never changed."""

    slug = models.SlugField(_("instrumen"), max_length=40)
    version = models.CharField(_("versi"), max_length=12)
    facts = models.JSONField(_("isi"))
    size = models.PositiveSmallIntegerField(_("jumlah unsur"))
    recorded_at = models.DateTimeField(_("dicatat"))

    class Meta:
        verbose_name = _("versi instrumen")
        verbose_name_plural = _("versi instrumen")
        constraints = [
            models.UniqueConstraint(name="surveys_instrument_once", fields=["slug", "version"])
        ]
        triggers = [
            pgtrigger.Protect(name="asked_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.version}"

    @property
    def name(self) -> str:
        """Its name in addresses: ``skm-2017``."""
        return f"{self.slug}-{self.version}"

    @property
    def instrument(self) -> Instrument:
        """What it asks, if it is an official survey."""
        return instrument_of(self.facts)

    @property
    def companion(self) -> Companion:
        """What it asks, if it is asked beside one."""
        return companion_of(self.facts)

    @property
    def questions(self) -> tuple[Element, ...] | tuple[CompanionQuestion, ...]:
        """Every question with its scale, of whichever kind it is."""
        official = "elements" in self.facts
        return self.instrument.elements if official else self.companion.questions

    @property
    def languages(self) -> set[str]:
        """Every language that some of its questions or answers have."""
        return {
            code
            for each in self.questions
            for words in (each.question, *each.answers)
            for code in words
        }


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Campaigns, asked for in the words of the hall."""

    def open(self) -> Self:
        return self.filter(state=Campaign.State.OPEN)

    def closed(self) -> Self:
        return self.filter(state=Campaign.State.CLOSED)

    def answered(self) -> Self:
        """Those that somebody answered, as rolled up; one that is closed is rolled up for good."""
        return self.filter(
            part_tallies__respondents__gte=1,
            part_tallies__office=None,
            part_tallies__offering=None,
        )

    def covering(self, day: object) -> Self:
        return self.filter(begins__lte=day, ends__gte=day)


class Campaign(models.Model):
    """A hall's survey of a period: both days included, by the hall's own calendar.

    ``basis`` says where the numbers of people served come from, of whom its targets are samples.
    ``signed_by`` is the name of whoever closed it, as it was then.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Berjalan")
        CLOSED = "closed", _("Ditutup")

    class Kind(models.TextChoices):
        REGULAR = "regular", _("Berkala")
        BASELINE = "baseline", _("Sebelum mal dibuka")

    class Basis(models.TextChoices):
        STATED = "stated", _("disebutkan mal")
        EXPECTED = "expected", _("menurut periode sebelumnya")
        COUNTED = "counted", _("dihitung")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.PROTECT, verbose_name=_("mal"), related_name="campaigns"
    )
    instrument = models.ForeignKey(
        InstrumentVersion, models.PROTECT, verbose_name=_("instrumen"), related_name="campaigns"
    )
    kind = models.CharField(_("jenis"), max_length=8, choices=Kind, default=Kind.REGULAR)
    title = models.CharField(_("judul"), max_length=80)
    begins = models.DateField(_("mulai"))
    ends = models.DateField(_("sampai"))
    basis = models.CharField(_("dasar populasi"), max_length=8, choices=Basis)
    state = models.CharField(_("keadaan"), max_length=6, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(_("dibuka"))
    opened_by = models.CharField(_("dibuka oleh"), max_length=120)
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True)
    closed_by = models.CharField(_("ditutup oleh"), max_length=120, blank=True)
    signed_by = models.CharField(
        _("disahkan oleh"), max_length=120, blank=True, default="", db_default=""
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("periode survei")
        verbose_name_plural = _("periode survei")
        ordering = ["hall", "-begins"]
        constraints = [
            models.CheckConstraint(
                name="surveys_campaign_ends_after_it_begins",
                condition=Q(ends__gte=F("begins")),
                violation_error_message=_("Periode berakhir sebelum mulai."),
            ),
            models.CheckConstraint(
                name="surveys_campaign_closed_has_a_time",
                condition=Q(state="open", closed_at=None)
                | Q(state="closed", closed_at__isnull=False),
            ),
            ExclusionConstraint(
                name="surveys_campaign_one_at_a_time",
                expressions=[
                    ("hall", RangeOperators.EQUAL),
                    ("instrument", RangeOperators.EQUAL),
                    (
                        Func(
                            "begins",
                            "ends",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("Mal ini sudah punya survei pada periode itu."),
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="only_closes", field="state", transitions=[("open", "closed")]),
            pgtrigger.ReadOnly(
                name="asks_the_same_throughout", fields=["hall", "instrument", "begins", "ends"]
            ),
            pgtrigger.Protect(
                name="closed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="closed"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it takes answers."""
        return self.state == self.State.OPEN


class CampaignTarget(models.Model):
    """How many people to ask: of the whole hall, of one agency's desk, or of one service.

    Neither office nor offering means the whole hall.
    """

    campaign = models.ForeignKey(
        Campaign, models.CASCADE, verbose_name=_("periode survei"), related_name="targets"
    )
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.PROTECT,
        verbose_name=_("gerai"),
        null=True,
        blank=True,
        related_name="+",
    )
    offering = models.ForeignKey(
        "catalogue.Offering",
        models.PROTECT,
        verbose_name=_("layanan"),
        null=True,
        blank=True,
        related_name="+",
    )
    population = models.PositiveIntegerField(_("populasi"))
    sample = models.PositiveIntegerField(_("sampel minimal"))

    class Meta:
        verbose_name = _("sasaran sampel")
        verbose_name_plural = _("sasaran sampel")
        constraints = [
            models.UniqueConstraint(
                name="surveys_target_once",
                fields=["campaign", "office", "offering"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="surveys_target_of_one_part",
                condition=Q(office=None) | Q(offering=None),
            ),
            models.CheckConstraint(
                name="surveys_target_sample_within_population",
                condition=Q(sample__lte=F("population")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sample}/{self.population}"

    def progress(self, answers: int) -> Progress:
        """How far so many answers have come."""
        return Progress(self.population, self.sample, answers)
