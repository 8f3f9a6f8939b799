"""The example cycles end in a ranking that everybody may read, and are played once."""

import pytest
from django.utils import timezone

from satuatap.documents.errors import SigningFailed
from satuatap.evaluation.models import Cycle, Result
from satuatap.queueing.tests import given
from satuatap.simulation.past import cycles
from satuatap.simulation.past.cycles import play_cycles


@pytest.mark.django_db
def test_two_cycles_of_all_halls_are_played_once():
    halls = [given.hall() for _ in range(6)]
    played = play_cycles(at=timezone.now())
    assert [each.halls for each in played] == [len(halls)] * 2
    assert all(each.is_published and each.is_example for each in Cycle.objects.all())
    assert Result.objects.filter(change__isnull=False).exists()
    assert play_cycles(at=timezone.now()) == []


def breaks(*args, **kwargs):
    raise SigningFailed


@pytest.mark.django_db
def test_a_play_that_was_broken_off_goes_on_with_its_signature(monkeypatch):
    given.hall()
    monkeypatch.setattr(cycles, "sign", breaks)
    with pytest.raises(SigningFailed):
        play_cycles(at=timezone.now())
    monkeypatch.undo()
    assert not Cycle.objects.get().is_published
    assert len(play_cycles(at=timezone.now())) == 2
