"""The tables of the report as a workbook. Texts are texts: none is ever taken for a formula."""

from datetime import datetime
from fractions import Fraction

from django.utils import translation

from satuatap.core.workbooks import Row, add_sheet, content_of, empty_book
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.answers import respondent_profile
from satuatap.surveys.queries.beside import beside_figures, companions_of
from satuatap.surveys.queries.shown import Line, Shown, shown_result
from satuatap.surveys.reports import contents, counts
from satuatap.surveys.reports.words import LANGUAGE, period
from satuatap.surveys.rules import Figure, Progress, in_language
from satuatap.surveys.rules.numbers import half_up

PROGRESS = ("Populasi", "Sampel minimal", "Kurang")


def workbook(campaign: Campaign, *, at: datetime) -> bytes:
    """Every table of a campaign's report; of one that still runs, what may be read of it."""
    with translation.override(LANGUAGE):
        shown = shown_result(campaign)
        found = shown.whole.figure if shown.is_shown else None
        book = empty_book()
        add_sheet(book, "Ringkasan", _summary(shown, found, at=at))
        add_sheet(book, "Unsur", _elements(shown, found))
        add_sheet(book, "Instansi dan layanan", _parts(shown))
        add_sheet(book, "Responden", _respondents(campaign) if found else [])
        add_sheet(book, "Cara menjawab", _channels(shown))
        add_sheet(book, "Tindak lanjut", _follow_ups(campaign))
        if companions_of(campaign):
            add_sheet(book, "Pertanyaan tambahan", _beside(shown))
    return content_of(book)


def _summary(shown: Shown, found: Figure | None, *, at: datetime) -> list[Row]:
    campaign, progress = shown.campaign, shown.whole.progress
    head = contents.heading(campaign, at=at)
    rows: list[Row] = [
        ("Laporan Survei Kepuasan Masyarakat", "draf" if campaign.is_open else ""),
        ("Mal", campaign.hall.title),
        ("Kabupaten/kota", campaign.hall.region.name),
        ("Survei", campaign.title),
        ("Periode", period(campaign)),
        ("Ditutup", head["campaign"]["closed"]),
        ("Responden", _count(shown.whole.tally.respondents, shown.least)),
    ]
    few = counts.is_few(shown.whole.tally.respondents, shown.least)
    rows += zip(PROGRESS, _progress(progress, is_told=not few), strict=True)
    return rows + (_index(shown, found) if found else [("Nilai", contents.why_not(shown))])


def _index(shown: Shown, found: Figure) -> list[Row]:
    sure = shown.whole.interval
    return [
        ("Indeks (NI)", half_up(found.index, 4)),
        ("IKM", found.ikm),
        ("Mutu", found.grade.letter),
        ("Kinerja unit", in_language(found.grade.means, LANGUAGE)),
        ("Selang kepercayaan 95 %, bawah", sure.low if sure else None),
        ("Selang kepercayaan 95 %, atas", sure.high if sure else None),
    ]


def _elements(shown: Shown, found: Figure | None) -> list[Row]:
    asked = shown.campaign.instrument.instrument.elements
    names = [in_language(each.name, LANGUAGE) for each in asked]
    head: list[Row] = [("", *(each.code for each in asked)), ("Unsur", *names)]
    if found is None:
        return head
    every = found.elements
    return [
        *head,
        ("Jumlah nilai", *(each.total for each in every)),
        ("NRR", *(each.nrr for each in every)),
        ("NRR tertimbang", *(each.weighted for each in every)),
        ("Nilai (NRR × 25)", *(each.value for each in every)),
        ("Mutu", *(each.grade.letter for each in every)),
        ("IKM", found.ikm),
    ]


def _parts(shown: Shown) -> list[Row]:
    codes = [each.code for each in shown.campaign.instrument.instrument.elements]
    head = ("Instansi", "Layanan", "Responden", *PROGRESS, "IKM", "Mutu", *codes)
    return [head, *(_part(shown, line) for line in shown.lines)]


def _part(shown: Shown, line: Line) -> Row:
    service = line.named.offering.title if line.named.offering else ""
    is_told = counts.is_told(shown, line)
    answers = line.answers if is_told else counts.of_line(shown, line)
    target = _progress(line.result.progress, is_told=is_told)
    base = (line.named.office.name, service, answers, *target)
    found = line.result.figure if line.is_shown else None
    if found is None:
        return (*base, None, "tidak ditampilkan" if line.answers else "")
    means = [half_up(Fraction(each.total, found.respondents), 4) for each in found.elements]
    return (*base, found.ikm, found.grade.letter, *means)


def _progress(progress: Progress | None, *, is_told: bool) -> Row:
    if progress is None:
        return (None, None, None)
    return (progress.population, progress.sample, progress.shortfall if is_told else None)


def _count(count: int, least: int) -> int | str:
    return counts.told(count, least) if counts.is_few(count, least) else count


def _respondents(campaign: Campaign) -> list[Row]:
    rows: list[Row] = [("Pertanyaan", "Jawaban", "Responden")]
    for each in respondent_profile(campaign):
        title = in_language(each.question.question, LANGUAGE)
        for option, count in each.counts.items():
            name = in_language(each.question.options[option], LANGUAGE)
            rows.append((title, name, "tidak ditampilkan" if count is None else count))
    return rows


def _channels(shown: Shown) -> list[Row]:
    rows = [
        (named["name"], named["invited"], _count(each.answers, shown.least))
        for named, each in zip(contents.channels(shown), shown.result.channels, strict=True)
    ]
    return [("Cara", "Undangan", "Jawaban"), *rows]


def _beside(shown: Shown) -> list[Row]:
    """What was asked beside the survey; none of it is in the index."""
    rows: list[Row] = [
        ("Instrumen", "Pertanyaan", "Responden", "Rata-rata", "Angka tertinggi", "Nilai", "Indeks")
    ]
    for each in beside_figures(shown):
        title = in_language(each.companion.title, LANGUAGE)
        title += " (contoh, bukan instrumen resmi)" if each.companion.is_example else ""
        for line in each.questions:
            asked = in_language(line.question.question, LANGUAGE)
            answers = "tidak ditampilkan" if line.answers is None else line.answers
            figures = (line.mean, line.question.points, line.value, each.index)
            rows.append((title, asked, answers, *figures))
    return rows


def _follow_ups(campaign: Campaign) -> list[Row]:
    head = ("Unsur", "Tindakan", "Penanggung jawab", "Selesai paling lambat", "Keadaan", "Bukti")
    keys = ("element", "measure", "owner", "due", "state", "proof")
    return [head, *(tuple(each[key] for key in keys) for each in contents.follow_ups(campaign))]
