"""The words on paper for one ticket, in the reader's language."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satuatap.places import wording
from satuatap.queueing.printing.slip import Slip
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.queries.ticket_story import Story

MOST_TO_BRING = 5


def track_url(story: Story) -> str:
    """Where the ticket's page is for a phone."""
    return f"{settings.PUBLIC_URL}{story.ticket.get_absolute_url()}"


def slip_of(story: Story) -> Slip:
    """The slip: number, service, wait as a range, what to bring, and the way to the phone page."""
    ticket, hall = story.ticket, story.ticket.hall
    issued = wording.day_long(ticket.issued_at, hall), wording.clock_zone(ticket.issued_at, hall)
    return Slip(
        hall=_hall_line(story),
        number=ticket.number,
        service=ticket.offering.title,
        office=ticket.offering.office.name,
        wait_title=_("Perkiraan tunggu"),
        wait=_wait(story),
        ahead=ahead_words(story.ahead),
        counters_title=_("Silakan ke"),
        counters=counters_words(story),
        place=story.counters[0].place if story.counters else "",
        bring_title=_("Siapkan"),
        bring=story.preparation.bring[:MOST_TO_BRING],
        scan=_("Pindai untuk melihat giliran, dan sesudah dilayani untuk menilai."),
        code_title=_("Kode"),
        code=story.code,
        track_url=track_url(story),
        issued=f"{issued[0]}, {issued[1]}",
        note=_(
            "Bila terlewat, nomor disimpan %(minutes)s menit. "
            "Setelah selesai, nilai pelayanan di halaman yang sama."
        )
        % {"minutes": floor_plan(hall).policy.return_minutes},
    )


def ahead_words(ahead: int | None) -> str:
    """``4 nomor di depan Anda``."""
    if ahead is None:
        return ""
    if ahead == 0:
        return _("Anda berikutnya")
    said = ngettext("%(count)s nomor di depan Anda", "%(count)s nomor di depan Anda", ahead)
    return said % {"count": ahead}


def counters_words(story: Story) -> str:
    """``Loket 3 / 4``; nothing where no counter gives the service yet."""
    codes = [each.code for each in story.counters]
    return _("Loket %(codes)s") % {"codes": " / ".join(codes[:4])} if codes else ""


def _wait(story: Story) -> str:
    known = story.estimate.likely_minutes is not None
    return wording.range_minutes(story.estimate) if known else ""


def _hall_line(story: Story) -> str:
    hall = story.ticket.hall
    return f"{hall.title}, {hall.place}" if hall.place else hall.title
