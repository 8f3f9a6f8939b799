"""Reports of a demo hall, each at another point of its way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints.access import REPORTER, Actor, actor_in
from satuatap.complaints.actions import (
    From,
    Given,
    Redacted,
    accept,
    answer,
    dispose,
    escalate,
    file_complaint,
    publish,
    rate,
    start,
    verify,
)
from satuatap.complaints.errors import NotYoursToDo
from satuatap.complaints.models import AnswerTemplate, Complaint
from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Hall

SENT, PASSED, BEGUN, ANSWERED, DONE, PUBLISHED = range(6)
EVERY_LEVEL = 4


@dataclass(frozen=True)
class Example:
    """One report: what was written, how many days ago, how far it came, and what was answered.

    Where it is neglected nobody acts, and each term that has run out calls in the next level.
    """

    days_ago: int
    reached: int
    given: Given
    answer: str = ""
    proof: str = ""
    is_neglected: bool = False


EXAMPLES = [
    Example(
        34,
        PUBLISHED,
        Given(
            "Antrean KTP-el pagi hari terlalu lama (contoh)",
            "Hari Senin saya menunggu lebih dari satu jam untuk perekaman KTP-el.",
            "portal",
            may_publish=True,
        ),
        "Sejak bulan ini dibuka satu loket lagi pada pukul 09.00 sampai 11.00.",
        "Jadwal loket bulan ini",
    ),
    Example(
        20,
        PUBLISHED,
        Given(
            "Apakah kedua orang tua harus datang untuk paspor anak? (contoh)",
            "Saya bekerja di luar kota. Bolehkah satu orang tua saja yang datang?",
            "portal",
            kind="information",
            may_publish=True,
        ),
        "Satu orang tua dapat datang dengan surat pernyataan dari orang tua yang lain.",
        "Lembar syarat di gerai",
    ),
    Example(
        8,
        ANSWERED,
        Given(
            "Syarat di papan berbeda dari yang diminta (contoh)",
            "Di papan tertulis fotokopi, di loket diminta yang asli.",
            "kiosk",
            is_anonymous=True,
        ),
        "Papan sudah diganti. Yang diminta adalah fotokopi, dan asli hanya diperlihatkan.",
        "Foto papan baru",
    ),
    Example(
        5,
        BEGUN,
        Given(
            "Mohon layanan pada hari Sabtu (contoh)",
            "Banyak pekerja tidak dapat datang pada hari kerja.",
            "counter",
            kind="aspiration",
        ),
    ),
    Example(
        3,
        PASSED,
        Given(
            "Layar di dekat pintu terlalu redup (contoh)",
            "Dari kursi belakang nomornya tidak terbaca.",
            "qr",
        ),
    ),
    Example(
        1,
        SENT,
        Given(
            "Toilet di lantai satu tanpa pegangan (contoh)",
            "Pengguna kursi roda sulit memakainya.",
            "qr",
        ),
    ),
    Example(
        2,
        SENT,
        Given(
            "Diminta membayar agar didahulukan (contoh)",
            "Seseorang di dekat pintu meminta uang supaya nomor dipanggil lebih dulu.",
            "portal",
            is_anonymous=True,
            is_secret=True,
            is_levy=True,
        ),
    ),
    Example(
        8,
        SENT,
        Given(
            "Tidak seorang pun menjawab telepon mal (contoh)",
            "Sudah lima kali saya menelepon pada jam kerja.",
            "portal",
        ),
        is_neglected=True,
    ),
    Example(
        14,
        SENT,
        Given(
            "Jam layanan di situs tidak sama dengan di pintu (contoh)",
            "Di situs tertulis sampai pukul 16.00, di pintu pukul 15.00.",
            "portal",
            kind="information",
        ),
        is_neglected=True,
    ),
    Example(
        60,
        SENT,
        Given(
            "Permohonan tertahan tanpa penjelasan (contoh)",
            "Berkas saya lengkap sejak dua bulan lalu, dan tidak ada kabar.",
            "portal",
        ),
        is_neglected=True,
    ),
]


TEMPLATES = [
    (
        False,
        "Terima kasih dan permohonan maaf (contoh)",
        "Terima kasih atas laporan {nomor}. Kami mohon maaf atas yang Anda alami di {mal}.",
    ),
    (
        True,
        "Antrean lama (contoh)",
        "Pada jam ramai kami membuka satu loket lagi di {gerai}. Perkiraan tunggu ada di layar.",
    ),
]


@dataclass(frozen=True)
class Chain:
    """Who handles reports of this hall: its manager, and an officer with an office."""

    manager: User
    officer: User
    office: AgencyOffice

    def as_(self, user: User, complaint: Complaint) -> Actor:
        """The part of this account in the complaint as it now stands; raises NotYoursToDo."""
        found = actor_in(_fresh(complaint), user)
        if found is None:
            raise NotYoursToDo
        return found

    def steps(self, example: Example) -> list[Callable[[Complaint, datetime], object]]:
        """What leads from each point of the way to the next."""
        return [self.passed, self.begun, partial(self.answered, example), self.done, self.published]

    def passed(self, held: Complaint, at: datetime) -> None:
        """Verified, and handed to the office."""
        verify(held, by=self.as_(self.manager, held), at=at)
        dispose(held, self.office, by=self.as_(self.manager, held), at=at)

    def begun(self, held: Complaint, at: datetime) -> None:
        """The office works on it."""
        start(held, by=self.as_(self.officer, held), at=at)

    def answered(self, example: Example, held: Complaint, at: datetime) -> None:
        """The reporter has an answer with its proof."""
        by = self.as_(self.officer, held)
        answer(held, example.answer, proof=example.proof, by=by, at=at)

    def done(self, held: Complaint, at: datetime) -> None:
        """The reporter accepts it, and says how it was."""
        accept(held, by=REPORTER, at=at)
        rate(_fresh(held), 4, by=REPORTER, at=at)

    def published(self, held: Complaint, at: datetime) -> None:
        """Everybody may read it."""
        told = held.answers.get().text
        words = Redacted(held.title, held.body, told)
        publish(held, words, by=self.as_(self.manager, held), at=at)


def receive_reports(hall: Hall, *, at: datetime) -> int:
    """Take the examples to where they are, once per hall; how many reports there are new."""
    chain = _chain(hall)
    if chain is None or Complaint.objects.filter(hall=hall).exists():
        return 0
    _keep_templates(hall)
    for number, each in enumerate(EXAMPLES):
        sent_at = at - timedelta(days=each.days_ago)
        key = f"contoh-{number}"
        filed = file_complaint(hall, each.given, From(), at=sent_at, key=key).complaint
        for hour, step in enumerate(chain.steps(each)[: each.reached], start=1):
            step(_fresh(filed), sent_at + timedelta(hours=3 * hour))
        if each.is_neglected:
            _climb(filed, at=at)
    return len(EXAMPLES)


def _keep_templates(hall: Hall) -> None:
    """Words to begin an answer with: the nation's, and the hall's own."""
    for place, title, text in TEMPLATES:
        known = {"title": title, "hall": hall if place else None}
        AnswerTemplate.objects.get_or_create(**known, defaults={"text": text})


def _climb(filed: Complaint, *, at: datetime) -> None:
    """Nobody acts: each term runs out in turn, as far as it has run out by now."""
    for _level in range(EVERY_LEVEL):
        due = _fresh(filed).due_at
        if due is None or due >= at:
            return
        escalate(filed, at=due + timedelta(minutes=1))


def _chain(hall: Hall) -> Chain | None:
    """The hall's first manager and its first officer, where it has both."""
    members = Membership.objects.filter(hall=hall).select_related("user", "office")
    by_name = members.order_by("user__email")
    manager = by_name.filter(role=Role.HALL_MANAGER).first()
    officer = by_name.filter(role=Role.COUNTER_OFFICER).first()
    if manager is None or officer is None or officer.office is None:
        return None
    return Chain(manager.user, officer.user, officer.office)


def _fresh(complaint: Complaint) -> Complaint:
    return Complaint.objects.get(pk=complaint.pk)
