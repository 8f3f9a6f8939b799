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
    memberships = Membership.objects.of(user).select_related("hall__region", "office")
    doors = {
        Role.COUNTER_OFFICER: _officer,
        Role.HALL_MANAGER: _manager,
        Role.MINISTRY: _ministry,
    }
    return [
        (_place(each), [tool for tool in doors[Role(each.role)](each) if tool.url])
        for each in memberships
    ]


def _place(membership: Membership) -> str:
    if membership.hall is None:
        return membership.get_role_display()
    office = f"{membership.office}, " if membership.office else ""
    return f"{office}{membership.hall.title}"


def _officer(membership: Membership) -> list[Tool]:
    slug = membership.hall.slug if membership.hall else ""
    about = _("Buka loket, panggil nomor berikutnya, layani, dan selesaikan.")
    return [Tool("megaphone", _("Loket"), about, _url("console:choose", slug))]


def _manager(membership: Membership) -> list[Tool]:
    slug = membership.hall.slug if membership.hall else ""
    floor = _("Lihat setiap antrean, buka dan tutup loket, kirim pesan, tutup layanan.")
    setting = _("Atur gerai, loket, layanan, jam, layar, anjungan, dan staf mal ini.")
    return [
        Tool("layout-grid", _("Lantai"), floor, _url("floor:now", slug)),
        Tool("settings", _("Pengaturan mal"), setting, _url("admin:index")),
        Tool("store", _("Halaman mal"), _("Yang dilihat warga."), _url("portal:hall", slug)),
    ]


def _ministry(_membership: Membership) -> list[Tool]:
    about = _("Jumlah mal, sebarannya, dan angka yang diumumkan.")
    data = _("Mal, daerah, instansi, layanan, dan angka yang diumumkan.")
    return [
        Tool("map", _("Mal se-Indonesia"), about, _url("portal:national")),
        Tool("database", _("Data nasional"), data, _url("admin:index")),
    ]


def _url(name: str, *args: str) -> str:
    """The tool's address; empty where this installation has left the tool out."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
