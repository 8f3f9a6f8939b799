"""National figures: the public's pages, and dashboards for whoever answers for them."""

from typing import Any

from satuatap.national.models import YearArchive
from satuatap.national.tests.given import rolled_with
from tests.doors.answers import EVERYBODY, MINISTRY, Door
from tests.world import World

NATION = MINISTRY.but(manager_elsewhere=403)
# The ministry, and whoever answers for a hall theirs.
OWN = MINISTRY.but(hall_manager=200, region_officer=200, region_elsewhere=404)
MANAGERS = MINISTRY.but(
    hall_manager=200, manager_elsewhere=200, region_officer=200, region_elsewhere=200
)


def own(world: World) -> dict[str, Any]:
    return {"level": "mal", "code": world.hall.slug}


def province(world: World) -> dict[str, Any]:
    return {"level": "provinsi", "code": world.hall.region.province_id}


def counted(world: World, **more: Any) -> dict[str, Any]:
    """Somebody was served in this year, and it is rolled up."""
    month = rolled_with(world.offering, world.counter, at=world.at)
    return {"year": month.year} | more


def frozen(world: World) -> dict[str, Any]:
    """A year was frozen."""
    YearArchive.objects.create(year=2025, version=1, at=world.at, sha256="0" * 64, content=b"")
    return {"year": 2025, "version": 1}


DOORS = {
    "national:nation": Door(NATION),
    "national:nation-csv": Door(NATION, at=lambda _world: {"name": "tempat"}),
    "national:area": Door(OWN, at=own),
    "national:area-csv": Door(
        OWN.but(hall_manager=404, region_officer=404),
        at=lambda world: province(world) | {"name": "kunjungan"},
    ),
    "national:compare": Door(MANAGERS),
    "national:compare-csv": Door(MANAGERS),
    "national:room": Door(NATION),
    "national:bulletins": Door(NATION),
    "national:bulletin": Door(
        NATION,
        at=lambda world: counted(world, month=world.hall.local(world.at).month),
    ),
    "national:method": Door(EVERYBODY),
    "national:needs": Door(EVERYBODY),
    "national:needs-csv": Door(EVERYBODY),
    "national:public-csv": Door(EVERYBODY, at=lambda _world: {"name": "sebaran"}),
    "national:data": Door(EVERYBODY),
    "national:catalogue": Door(EVERYBODY),
    "national:dictionary": Door(EVERYBODY),
    "national:archive": Door(EVERYBODY, at=counted),
    "national:archive-version": Door(EVERYBODY, at=frozen),
    "national:dataset": Door(EVERYBODY, at=lambda _world: {"name": "mal-bulan"}),
    "national:file": Door(
        EVERYBODY, at=lambda world: counted(world, name="mal-bulan", kind="parquet")
    ),
}
