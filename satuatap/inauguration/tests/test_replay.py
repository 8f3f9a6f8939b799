"""24 June 2024 played again: 15 halls, 300 agencies, 1,790 services, 191 becomes 206."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from satuatap.documents.models import IssuedDocument
from satuatap.documents.queries import newest
from satuatap.documents.reading import signatures_of
from satuatap.documents.signers.chosen import roots
from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.queries import halls_of, sums_of, totals
from satuatap.inauguration.sources import known_days, record_of
from satuatap.inauguration.tests.given import charter_of
from satuatap.oversight.models import StageEvent
from satuatap.places.actions import load_places
from satuatap.places.models import Hall, PublishedTotal
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
DAY = "2024-06-24"


@pytest.fixture
def known():
    load_places(at=NINE)


def play(*days, **options):
    call_command("replay_inauguration", *days, password="kata-sandi-uji", **options)


def page(client, name="ceremony"):
    return client.get(reverse(f"inauguration:{name}", args=[DAY])).content.decode()


def test_the_record_holds_what_the_article_says():
    told = record_of(DAY)
    assert len(told.halls) == 15
    assert sum(each.agencies or 0 for each in told.halls) == 300
    assert sum(each.services or 0 for each in told.halls) == 1790
    assert (told.before, told.after) == (191, 206)
    assert {each.region for each in told.halls if each.doubtful} == {"12.23", "32.12"}


def test_each_total_is_credited_to_who_published_it(known):
    for day in known_days():
        told = record_of(day)
        for number in (told.before, told.after):
            said = PublishedTotal.objects.filter(total=number).values_list("source", flat=True)
            names = {each.removesuffix(" press").casefold() for each in said}
            assert any(name in told.published_source.casefold() for name in names), (day, number)


def test_every_known_day_has_a_record_with_known_halls(known):
    assert known_days() == ["2022-12-05", "2023-11-21", DAY]
    for day in known_days():
        codes = {each.region for each in record_of(day).halls}
        assert codes <= set(Hall.objects.values_list("region", flat=True))


def test_the_ceremony_is_played_to_its_end(known, client):
    steps = StageEvent.objects.count()
    play(DAY)
    made = Ceremony.objects.get(slug=DAY)
    signatures = signatures_of(bytes(newest(charter_of(made)).content), roots())

    assert made.is_concluded
    assert StageEvent.objects.count() == steps  # their histories hold that day already
    assert len(signatures) == 16
    assert all(each.is_intact and each.is_trusted for each in signatures)
    sums = sums_of(list(halls_of(made)))
    assert (sums.agencies, sums.services, sums.is_doubtful) == (300, 1790, True)
    assert_shown(client, made)


def assert_shown(client, made):
    shown = page(client)
    assert "191 mal menjadi 206 per 24 Juni 2024, menurut Beritasatu" in shown
    assert "peragaan ulang" in shown
    assert "1.790" in shown
    assert "berbeda antarsumber" in shown
    assert "Peragaan ulang" in client.get(charter_of(made).get_absolute_url()).content.decode()


def test_the_count_of_the_platform_stands_beside_the_published_one(known):
    play(DAY, by_hand=True)
    found = totals(Ceremony.objects.get(slug=DAY))
    before = Hall.objects.filter(inaugurated_on__lt=date(2024, 6, 24)).count()

    assert (found.before, found.after) == (before, before + 15)
    told = {(each.total.as_of, each.total.total, each.is_contradicted) for each in found.published}
    assert ("2024-06-24", 206, True) in told  # 208 of another source
    assert ("2024-05", 216, True) in told


def test_playing_again_changes_nothing_unless_asked(known):
    play(DAY, by_hand=True)
    play(DAY, by_hand=True)
    assert Ceremony.objects.count() == 1
    play(DAY, by_hand=True, again=True)
    assert set(Ceremony.objects.values_list("slug", flat=True)) == {DAY, f"{DAY}-2"}


def test_signing_may_be_left_to_people(known):
    play(DAY, by_hand=True)
    made = Ceremony.objects.get()
    assert made.is_signing
    assert IssuedDocument.objects.get().signatures.filter(signed_at=None).count() == 16


def test_a_day_that_nobody_told_of_is_refused():
    with pytest.raises(CommandError):
        play("2020-01-01")


def test_nothing_is_played_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError):
        play(DAY)


def test_players_need_a_password():
    with pytest.raises(CommandError):
        call_command("replay_inauguration", DAY, password="")
