"""Where somebody's work is: the tools that their roles open."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from satuatap.identity.models import Membership, Role


@dataclass(frozen=True)
class Tool:
    """One door of the working tools."""

    icon: str
    title: str
    about: str
    url: str


def tools_of(user: Any) -> list[tuple[str, list[Tool]]]:
    """What this person may open, by place: the hall or the nation."""
    mine = Membership.objects.of(user).select_related("hall__region", "office", "region")
    memberships = mine.prefetch_related("region__halls")
    doors = {
        Role.COUNTER_OFFICER: _officer,
        Role.HALL_MANAGER: _manager,
        Role.INTERVIEWER: _interviewer,
        Role.MINISTRY: _ministry,
        Role.INSPECTORATE: _above,
        Role.OMBUDSMAN: _above,
        Role.REGION_OFFICER: _region,
        Role.REGION_HEAD: _region,
        Role.EVALUATOR: _evaluator,
    }
    return [
        (_place(each), [tool for tool in doors[Role(each.role)](each) if tool.url])
        for each in memberships
    ]


def _place(membership: Membership) -> str:
    if membership.region is not None:
        return membership.region.name
    if membership.hall is None:
        return membership.get_role_display()
    office = f"{membership.office}, " if membership.office else ""
    return f"{office}{membership.hall.title}"


def _officer(membership: Membership) -> list[Tool]:
    slug = membership.hall.slug if membership.hall else ""
    about = _("Buka loket, panggil nomor berikutnya, layani, dan selesaikan.")
    survey = _("Hasil survei gerai Anda, setelah survei ditutup.")
    return [
        Tool("megaphone", _("Loket"), about, _url("console:choose", slug)),
        Tool("chart-column", _("Survei"), survey, _url("surveys:campaigns", slug)),
        *_reports(slug),
    ]


def _interviewer(membership: Membership) -> list[Tool]:
    slug = membership.hall.slug if membership.hall else ""
    about = _("Tanyai pengunjung dengan survei resmi, juga tanpa jaringan.")
    return [Tool("clipboard-list", _("Wawancara survei"), about, _url("surveys:interview", slug))]


def _manager(membership: Membership) -> list[Tool]:
    slug = membership.hall.slug if membership.hall else ""
    floor = _("Lihat setiap antrean, buka dan tutup loket, kirim pesan, tutup layanan.")
    survey = _("Rencanakan survei kepuasan, lihat jawabannya, sahkan hasil, catat tindak lanjut.")
    setting = _("Atur gerai, loket, layanan, jam, layar, anjungan, dan staf mal ini.")
    return [
        Tool("layout-grid", _("Lantai"), floor, _url("floor:now", slug)),
        Tool("chart-column", _("Survei"), survey, _url("surveys:campaigns", slug)),
        _figures("mal", slug),
        Tool("settings", _("Pengaturan mal"), setting, _url("admin:index")),
        Tool("store", _("Halaman mal"), _("Yang dilihat warga."), _url("portal:hall", slug)),
        _judged(slug),
        *_reports(slug),
        Tool("qr-code", _("Poster pengaduan"), _("Untuk dinding mal."), _url("desk:poster", slug)),
        Tool(
            "qr-code",
            _("Poster pengaduan setiap loket"),
            _("Kodenya menyebut loketnya."),
            f"{_url('desk:poster', slug)}?loket=semua",
        ),
    ]


def _ministry(_membership: Membership) -> list[Tool]:
    about = _("Jumlah mal, sebarannya, dan angka yang diumumkan.")
    figures = _("Kunjungan, tunggu, ketepatan janji: dari Indonesia sampai satu loket.")
    survey = _("Mal yang terlambat, nilai setiap mal, provinsi, dan Indonesia.")
    data = _("Mal, daerah, instansi, layanan, dan angka yang diumumkan.")
    ceremony = _("Susun daftar, undang, terbitkan prasasti, dan resmikan bersama-sama.")
    judging = _("Siklus penilaian, peringkat, peringatan, dan daftar insentif.")
    life = _("Tahap setiap mal, yang macet, instansi yang belum hadir, dan daftar dukungan.")
    return [
        Tool("milestone", _("Perjalanan mal"), life, _url("oversight:board")),
        Tool("signature", _("Peresmian"), ceremony, _url("inauguration:staff")),
        Tool("map", _("Mal se-Indonesia"), about, _url("portal:national")),
        Tool("chart-no-axes-combined", _("Angka nasional"), figures, _url("national:nation")),
        Tool("chart-column", _("Survei kepuasan"), survey, _url("surveys:nation")),
        Tool("award", _("Penilaian dan pembinaan"), judging, _url("evaluation:cycles")),
        Tool("database", _("Data nasional"), data, _url("admin:index")),
        _desk(),
    ]


def _above(_membership: Membership) -> list[Tool]:
    """Whoever stands above a hall has the complaints that have come up to them."""
    return [_desk()]


def _region(membership: Membership) -> list[Tool]:
    code = membership.region_id or ""
    about = _("Di mana mal Anda berada, apa yang kurang, dan apa berikutnya.")
    practice = _("Inovasi, hambatan, dan dukungan mitra dari mal lain.")
    return [
        Tool("milestone", _("Perjalanan mal"), about, _url("oversight:region", code)),
        _figures("daerah", code),
        Tool("lightbulb", _("Praktik mal"), practice, _url("oversight:practices")),
        *_pen(membership),
        *(_judged(slug) for slug in _halls_of(membership)),
    ]


def _pen(membership: Membership) -> list[Tool]:
    """A head of region signs charters."""
    about = _("Prasasti dan dokumen lain yang Anda tanda tangani.")
    tool = Tool("signature", _("Tanda tangan"), about, _url("documents:mine"))
    return [tool] if membership.role == Role.REGION_HEAD else []


def _figures(level: str, code: str) -> Tool:
    about = _("Kunjungan, tunggu, dan ketepatan janji menurut bulan, layanan, dan loket.")
    return Tool("chart-no-axes-combined", _("Angka mal"), about, _url("national:area", level, code))


def _halls_of(membership: Membership) -> list[str]:
    """The addresses of a region's halls."""
    region = membership.region
    return [hall.slug for hall in region.halls.all()] if region else []


def _evaluator(_membership: Membership) -> list[Tool]:
    about = _("Mal yang Anda nilai, lembar nilai, dan formulir kunjungan.")
    interest = _("Mal dan daerah yang tidak dapat Anda nilai dengan bebas.")
    return [
        Tool("clipboard-list", _("Tugas penilaian"), about, _url("evaluation:tasks")),
        Tool("scale", _("Kepentingan saya"), interest, _url("evaluation:interests")),
    ]


def _judged(slug: str) -> Tool:
    about = _("Penilaian mandiri, hasil, sanggahan, dan peringatan.")
    return Tool("award", _("Penilaian mal"), about, _url("evaluation:hall-list", slug))


def _desk() -> Tool:
    about = _("Laporan yang sampai kepada Anda, yang paling mendesak di atas.")
    return Tool("message-square-warning", _("Laporan"), about, _url("desk:table"))


def _reports(slug: str) -> list[Tool]:
    """The desk of complaints, and writing one for somebody who stands here."""
    about = _("Untuk orang yang menyampaikannya langsung kepada Anda.")
    return [_desk(), Tool("pencil-line", _("Tulis laporan"), about, _url("desk:new", slug))]


def _url(name: str, *args: str) -> str:
    """The tool's address; empty where this installation has left the tool out."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
