"""The papers of a campaign: written into a folder by a command, or taken from its page."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from satuatap.queueing.tests import given
from satuatap.surveys.reports import Paper
from satuatap.surveys.tests.asked import opened
from satuatap.surveys.tests.test_regions import closed
from satuatap.surveys.tests.worked import TWELVE

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_it_writes_the_newest_closed_survey(tmp_path):
    hall = given.hall()
    closed(hall, TWELVE)
    call_command("survey_report", "--hall", hall.slug, "--out", str(tmp_path / "new"))
    assert {file.name for file in (tmp_path / "new").iterdir()} == {
        "laporan.pdf",
        "laporan.xlsx",
        "lembar.pdf",
    }


def test_it_writes_a_draft_of_the_one_that_is_asked_for(tmp_path):
    campaign = opened(given.hall())
    asked = ["--hall", campaign.hall.slug, "--campaign", str(campaign.pk)]
    call_command("survey_report", *asked, "--out", str(tmp_path))
    assert (tmp_path / "laporan.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("more", [[], ["--campaign", "no-such-thing"]])
def test_a_survey_that_is_not_there_is_said_so(tmp_path, more):
    hall = given.hall()
    with pytest.raises(CommandError, match="tidak ditemukan"):
        call_command("survey_report", "--hall", hall.slug, *more, "--out", str(tmp_path))


def test_the_manager_finds_the_papers_where_the_result_is(client):
    campaign = closed(given.hall(), TWELVE)
    client.force_login(given.manager(campaign.hall), BACKEND)
    page = reverse("surveys:campaign", args=[campaign.hall.slug, campaign.pk])
    said = client.get(page).content.decode()
    for kind in Paper:
        assert f"{page}{kind.value}" in said
        answer = client.get(f"{page}{kind.value}")
        assert (answer.status_code, answer["Content-Type"]) == (200, kind.media_type)
        assert f"skm-{campaign.hall.slug}-2026-12-31" in answer["Content-Disposition"]
