"""Results of the survey: the hall's manager, its officers, the ministry, and everybody."""

from datetime import date

from django.utils import timezone

from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import Promise, close_campaign, plan_follow_up
from satuatap.surveys.models import Campaign, FollowUp
from satuatap.surveys.tests.asked import PLAN, answered, opened
from satuatap.surveys.tests.worked import TWELVE
from tests.doors.answers import EVERYBODY, MANAGER, MINISTRY, STAFF, Door, hall
from tests.world import World

# Who reads: also the ministry; an officer of another hall learns nothing of this one.
READERS = STAFF.but(ministry=200)
KEEPER = MANAGER.but(officer_elsewhere=404)
KEPT = KEEPER.but(hall_manager=302)
WHOLE = READERS.but(counter_officer=403)
NATION = MINISTRY.but(manager_elsewhere=403)
PERIOD = str(PLAN.begins)


def running(world: World) -> Campaign:
    """A campaign of the hall that some people have answered."""
    made: Campaign = opened(world.hall)
    answered(made, TWELVE, office=world.offering.office, offering=world.offering)
    return made


def closed(world: World) -> Campaign:
    return close_campaign(running(world), by=ANYBODY, at=timezone.now())


def at_running(world: World) -> dict[str, object]:
    return hall(world) | {"pk": running(world).pk}


def at_closed(world: World) -> dict[str, object]:
    return hall(world) | {"pk": closed(world).pk}


def at_promise(world: World) -> dict[str, object]:
    made, promise = closed(world), Promise("waktu", "Dua loket", "Disdukcapil", PLAN.ends)
    line = plan_follow_up(made, promise, by=ANYBODY, at=timezone.now())
    return hall(world) | {"pk": made.pk, "item": line.pk}


def period(world: World) -> dict[str, object]:
    closed(world)
    return hall(world) | {"period": PERIOD}


def in_api(world: World) -> dict[str, object]:
    closed(world)
    return {"hall": world.hall.slug}


def in_nation(world: World) -> dict[str, object]:
    """Something to add up, and something that is late."""
    at_promise(world)
    FollowUp.objects.update(due=LONG_AGO)
    return {}


LONG_AGO = date(2020, 1, 1)
PROMISE = {"element": "waktu", "measure": "Loket", "owner": "Dinas", "due": PLAN.ends}

DOORS = {
    "surveys:nation": Door(NATION),
    "surveys:nation-csv": Door(NATION),
    "surveys:nation-agencies": Door(NATION, at=in_nation),
    "surveys:nation-agencies-csv": Door(NATION),
    "surveys:nation-agencies-xlsx": Door(NATION),
    "surveys:nation-services": Door(NATION),
    "surveys:nation-services-csv": Door(NATION),
    "surveys:nation-services-xlsx": Door(NATION),
    "surveys:nation-follow-ups": Door(NATION, at=in_nation),
    "surveys:campaigns": Door(READERS, at=hall),
    "surveys:plan": Door(KEEPER, at=hall),
    "surveys:campaign": Door(READERS, at=at_closed),
    "surveys:close": Door(KEEPER, at=at_running),
    "surveys:take-table": Door(KEEPER, at=at_running),
    "surveys:table": Door(
        KEEPER.but(hall_manager=404), at=lambda world: at_running(world) | {"item": 0}
    ),
    "surveys:follow-up": Door(KEPT, at=at_closed, post=PROMISE),
    "surveys:finish": Door(KEPT, at=at_promise, post={"proof": "SK 12/2027"}),
    "surveys:remarks": Door(KEEPER, at=at_closed),
    "surveys:report": Door(WHOLE, at=at_closed),
    "surveys:workbook": Door(WHOLE, at=at_closed),
    "surveys:sheet": Door(WHOLE, at=at_running),
    "surveys:satisfaction": Door(EVERYBODY, at=hall),
    "surveys:satisfaction-of": Door(EVERYBODY, at=period),
    "surveys:satisfaction-csv": Door(EVERYBODY, at=period),
    "surveys:satisfaction-beside-csv": Door(EVERYBODY, at=period),
    "api:satisfaction": Door(EVERYBODY, at=in_api),
    "api:satisfaction-of": Door(EVERYBODY, at=lambda world: in_api(world) | {"period": PERIOD}),
}
