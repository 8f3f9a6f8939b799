"""What the demo has behind it: partners of its hall, and halls on their way."""

import pytest

from satuatap.identity.models import Membership
from satuatap.oversight.models import HallLife
from satuatap.oversight.tests import given as life_given
from satuatap.places.models import Hall
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE
from satuatap.simulation.past.lives import PROPOSER, WAY, follow_lives, give_region_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    for _ in range(7):
        life_given.region()
    return given.office().hall


def test_halls_of_every_stage_are_on_their_way_and_count_nowhere(hall):
    assert follow_lives(hall, at=NINE) > 0
    stages = HallLife.objects.filter(hall__is_demo=True).values_list("stage", flat=True)
    assert sorted(stages) == sorted(WAY)
    assert list(Hall.objects.recognised()) == [hall]


def test_doing_it_again_changes_nothing(hall):
    follow_lives(hall, at=NINE)
    assert follow_lives(hall, at=NINE) == 0


def test_somebody_of_a_region_without_a_hall_may_propose_one(hall):
    boss = life_given.ministry()
    give_region_account(boss.email)
    give_region_account(boss.email)
    mine = Membership.objects.get(user__email=PROPOSER)
    assert mine.region is not None
    assert not mine.region.halls.exists()
