"""Likely duplicates: alike titles and texts of one's own desk, by index, in one query."""

import pytest
from django.db import connection
from django.urls import reverse

from satuatap.complaints.actions import moderate
from satuatap.complaints.queries.alike import alike
from satuatap.complaints.tests.given import MONDAY, YEARS_LATER, by, filed, fresh, people
from satuatap.complaints.tests.test_desk import FILL

pytestmark = pytest.mark.django_db
TITLE = "Toilet lantai satu rusak"


@pytest.fixture
def the():
    return people()


def likely(the, made, user=None):
    return alike(fresh(made), user or the.manager, at=MONDAY)


def test_the_most_alike_stands_first(the):
    made = filed(the.hall, title=TITLE, body="Pintu toilet di lantai satu tidak dapat dikunci.")
    near = filed(the.hall, title="Toilet lantai satu kotor", body="Lantainya basah.")
    same = filed(the.hall, title="Toilet lantai 1 rusak", body="Pintu toilet lantai satu rusak.")
    filed(the.hall, title="Antrean paspor terlalu lama")

    assert likely(the, made) == [same, near]


def test_nothing_is_suggested_that_could_not_be_merged(the):
    made = filed(the.hall, title=TITLE)
    filed(the.hall, title=TITLE, is_secret=True)
    filed(the.hall, title=TITLE, is_levy=True)
    filed(people().hall, title=TITLE)
    filed(the.hall, title=TITLE, at=YEARS_LATER)

    assert likely(the, made) == []


def test_nobody_is_told_of_what_is_not_on_the_own_desk(the):
    made = filed(the.hall, title=TITLE)
    filed(the.hall, title=TITLE)

    assert likely(the, made, the.officer) == []


def test_a_text_that_was_taken_away_is_not_compared(the):
    made, other = filed(the.hall, title=TITLE), filed(the.hall, title=TITLE)
    moderate(other, "threat", title="Disunting", body="…", by=by(the.manager, other), at=MONDAY)

    assert likely(the, made) == []


def test_the_desk_names_them_and_merges_with_one_press(client, the):
    first, second = filed(the.hall, title=TITLE), filed(the.hall, title=TITLE)
    client.force_login(the.manager, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("desk:case", args=[second.code]), {"tindakan": "merge"}).text
    assert f"Gabung dengan {first.number}" in page
    client.post(reverse("desk:merge", args=[second.code]), {"number": first.number})
    assert fresh(second).duplicate_of == first


def test_of_fifty_thousand_it_asks_once(the, django_assert_num_queries):
    made = filed(the.hall, title=TITLE)
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"at": MONDAY, "many": 50_000})
        cursor.execute("analyze complaints_complaint")
    with django_assert_num_queries(2):  # whose desk, and what is there
        assert alike(made, the.manager, at=MONDAY) == []
