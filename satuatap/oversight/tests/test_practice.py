"""Obstacles, contributions and ideas are found by others, and taken over."""

from datetime import timedelta
from io import BytesIO

import pytest

from satuatap.core.uploads.actions import keep_files, take_file
from satuatap.core.uploads.tests import files
from satuatap.oversight.actions import solve, take_over
from satuatap.oversight.errors import DayIsBeforeItBegan, DayIsToCome, HallIsNotYours
from satuatap.oversight.models import Contribution, TakeOver
from satuatap.oversight.queries.practice import practice
from satuatap.oversight.tests import given
from satuatap.queueing.actions import By

pytestmark = pytest.mark.django_db
BY = By("user:1")


@pytest.mark.parametrize("words", ["antar desa", "Graha", "dua KALI"])
def test_an_idea_is_found_by_words_of_its_own_or_of_its_hall(words):
    idea = given.innovation(given.hall_at("operating", name="Graha Tiyasa"))
    given.innovation(given.hall_at("operating"), title="Kursi", text="Empuk")
    assert list(practice(words).innovations) == [idea]


def test_what_companies_gave_is_found_by_partner_kind_and_place():
    values = {"kind": "csr", "partner": "PT Semen", "what": "Gedung", "given_on": given.ON}
    made = Contribution.objects.create(**given.filed(given.hall_at("operating"), values))
    for words in ("semen", "csr gedung", "jawa timur"):
        assert list(practice(words).contributions) == [made]


def test_obstacles_are_found_by_their_kind():
    hall = given.hall_at("preparation")
    place = given.obstacle(hall)
    given.obstacle(hall, kind="anggaran")
    assert list(practice(kind="tempat").obstacles) == [place]


def test_an_idea_is_taken_over_once_by_a_hall():
    idea, hall = given.innovation(given.hall_at("operating")), given.hall_at("trial")
    for _ in range(2):
        take_over(idea, hall, by=BY, on=given.ON, at=given.AT)
    assert TakeOver.objects.count() == 1
    [found] = practice().innovations
    assert [each.hall for each in found.taken_over.all()] == [hall]


def test_what_partners_gave_is_found_by_its_kind():
    hall = given.hall_at("operating")
    for kind in ("csr", "hibah"):
        values = {"kind": kind, "partner": "PT A", "what": "Kursi", "given_on": given.ON}
        Contribution.objects.create(**given.filed(hall, values))
    assert [each.kind for each in practice(kind="csr").contributions] == ["csr"]


def test_every_idea_is_reached_page_by_page_with_halls_that_took_it_over(client):
    hall, taker = given.hall_at("operating"), given.hall_at("trial", name="Graha Peniru")
    ideas = [given.innovation(hall, title=f"Gagasan {number:02}") for number in range(27)]
    take_over(ideas[0], taker, by=BY, on=given.ON, at=given.AT)
    client.force_login(given.of_region(given.region()))
    pages = [
        client.get(f"/perjalanan/praktik/?hal-inovasi={number}").content.decode()
        for number in (1, 2)
    ]
    assert [page.count("<b>Gagasan ") for page in pages] == [25, 2]
    assert "Graha Peniru" in "".join(pages)
    assert "hal-inovasi=2" in pages[0]


def test_another_region_reads_the_papers_of_an_idea_and_no_others(client):
    hall = given.hall_at("operating")
    idea, obstacle = given.innovation(hall), given.obstacle(hall)
    photo = files.photo("PNG")
    mine, theirs = (
        take_file(BytesIO(photo), draft=each.key, at=given.AT) for each in (idea, obstacle)
    )
    for each in (idea, obstacle):
        keep_files(each.key, at=given.AT)
    client.force_login(given.of_region(given.region()))
    page = f"/perjalanan/praktik/{idea.pk}/berkas/"
    assert f"{page}{mine.pk}/" in client.get("/perjalanan/praktik/").content.decode()
    assert client.get(f"{page}{mine.pk}/").status_code == 200
    assert client.get(f"{page}{theirs.pk}/").status_code == 404


def test_nobody_takes_over_an_own_idea():
    hall = given.hall_at("operating")
    with pytest.raises(HallIsNotYours):
        take_over(given.innovation(hall), hall, by=BY, on=given.ON, at=given.AT)


def test_another_region_reads_of_an_obstacle_once_it_is_overcome(client):
    obstacle = given.obstacle(given.hall_at("preparation"))
    client.force_login(given.of_region(given.region()))
    assert obstacle.title not in client.get("/perjalanan/praktik/").content.decode()
    solve(obstacle, on=given.ON, how="Pinjam gedung lama", at=given.AT)
    assert "Pinjam gedung lama" in client.get("/perjalanan/praktik/").content.decode()


@pytest.mark.parametrize(("days", "refusal"), [(1, DayIsToCome), (-1000, DayIsBeforeItBegan)])
def test_an_obstacle_is_overcome_on_a_day_of_its_time(days, refusal):
    obstacle = given.obstacle(given.hall_at("preparation"))
    with pytest.raises(refusal):
        solve(obstacle, on=given.AT.date() + timedelta(days=days), how="Pinjam", at=given.AT)
    obstacle.refresh_from_db()
    assert obstacle.solved_on is None


def test_a_region_takes_over_for_its_own_halls_alone(client):
    idea = given.innovation(given.hall_at("operating"))
    mine = given.hall_at("operating", region=given.region())
    client.force_login(given.of_region(mine.region))
    page = f"/perjalanan/praktik/{idea.pk}/ambil/"
    assert client.post(page, {"hall": idea.hall_id, "on": "2026-10-01"}).status_code == 422
    assert client.post(page, {"hall": mine.pk, "on": "2026-10-01"}).status_code == 302
    assert TakeOver.objects.get().hall == mine


def test_the_page_asks_a_few_queries(client, django_assert_max_num_queries):
    hall = given.hall_at("operating")
    for _ in range(6):
        given.innovation(hall)
        given.obstacle(hall)
    client.force_login(given.ministry())
    with django_assert_max_num_queries(12):
        client.get("/perjalanan/praktik/")
