"""The ministry publishes versions and rules; what is wrong is told, and nothing typed is lost."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
import yaml
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from satuatap.evaluation import actions
from satuatap.evaluation.actions import casework
from satuatap.evaluation.actions.publishing import publish_rules, publish_version
from satuatap.evaluation.actions.warning import _known, raise_case, raise_cases
from satuatap.evaluation.errors import FaultyRules, FaultyVersion, VersionTaken
from satuatap.evaluation.forms.versions import VersionForm, as_yaml
from satuatap.evaluation.models import Case, InstrumentVersion, RuleBook
from satuatap.evaluation.queries.instruments import facts_named, instruments_on
from satuatap.evaluation.queries.lists import incentive
from satuatap.evaluation.queries.published import ranking
from satuatap.evaluation.queries.rulebook import (
    days_in_force,
    facts_in_force,
    rule_names,
    rules_in_force,
)
from satuatap.evaluation.rules import Signs, Wrong
from satuatap.evaluation.tests import given
from satuatap.identity.models import Role
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db
NEXT = {"version": "2027", "valid_from": "2026-11-01"}
WHY = {"where": "Keputusan Menteri 1/2027", "note": "Bobot kepuasan naik"}


@pytest.fixture(name="facts")
def facts_():
    return deepcopy(facts_named("mal-2026")) | NEXT


def published(facts):
    return publish_version(facts, by=given.ANYBODY, at=given.AT)


def test_a_published_version_is_what_the_next_cycle_begins_with(facts):
    facts["minimum"]["visits"] = 500
    published(facts)
    newest = {each.slug: each.name for each in instruments_on(date(2026, 11, 2))}
    assert newest["mal"] == "mal-2027"
    cycle = actions.open_cycle(given.plan(instrument="mal-2027"), by=given.ANYBODY, at=given.AT)
    assert cycle.instrument.minimum.visits == 500


def test_a_version_holds_from_its_day_on(facts):
    published(facts | {"valid_from": "2027-01-01"})
    assert "mal-2026" in {each.name for each in instruments_on(date(2026, 12, 31))}
    assert "mal-2027" in {each.name for each in instruments_on(date(2027, 1, 1))}


def test_the_same_version_again_is_the_same(facts):
    assert published(facts) == published(facts)


@pytest.mark.parametrize("version", ["2026", "2027"])
def test_a_version_that_is_there_stays(facts, version):
    published(facts)
    with pytest.raises(VersionTaken):
        published(facts | {"version": version, "prior": 21})


@pytest.mark.parametrize(
    "statement",
    ["update evaluation_instrumentversion set facts = '{}'",
     "delete from evaluation_instrumentversion", "truncate evaluation_instrumentversion cascade"],
)  # fmt: skip
def test_the_database_refuses_every_change_of_a_version(facts, statement):
    published(facts)
    refused = pytest.raises(DatabaseError)
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def wrong_with(facts):
    with pytest.raises(FaultyVersion) as refused:
        published(facts)
    return {flaw.wrong for flaw in refused.value.details.get("flaws", [])}


def test_everything_wrong_is_found_at_once(facts):
    facts["variables"][0]["weight"] = "34"
    facts["grades"][1]["least"] = "1.05"
    facts["variables"][0]["indicators"][0]["measure"] = "popularity"
    facts["variables"][0]["indicators"][1]["knots"].reverse()
    assert wrong_with(facts) == {Wrong.SUM, Wrong.GAP, Wrong.UNCOMPUTED, Wrong.TURNS_BACK}


def test_two_of_one_name_are_found(facts):
    facts["variables"][1]["indicators"][0]["slug"] = "kepuasan"
    assert wrong_with(facts) == {Wrong.TWICE}


def into(client, role=Role.MINISTRY):
    client.force_login(given.with_role(role), "django.contrib.auth.backends.ModelBackend")
    return client


def typed(**changes):
    """The whole form as a browser sends it."""
    form = VersionForm(facts_named("mal-2026"))
    values = {name: form[name].value() for name in form.fields}
    return {key: value or "" for key, value in (values | NEXT | WHY | changes).items()}


def test_the_ministry_publishes_a_version_with_a_form(client):
    changes = {"kepuasan-weight": "40", "tunggu-panjang-weight": "30"}
    answer = into(client).post(reverse("evaluation:version", args=["mal-2026"]), typed(**changes))
    assert answer.status_code == 302
    made = InstrumentVersion.objects.get(version="2027").instrument
    assert {each.slug: str(each.weight) for each in made.indicators}["kepuasan"] == "40"
    assert client.get(reverse("evaluation:method", args=["mal-2027"])).status_code == 200


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kepuasan-weight": "49"}, "Bobot berjumlah 99, seharusnya tepat 100."),
        ({"E-least": "1.02"}, "ada lubang atau tumpang tindih"),
        ({"kepuasan-knots": "25 = 0\n60"}, "bukan pasangan angka = poin"),
        ({"kepuasan-knots": "25 = 0\n60 = 4\n50 = 5"}, "Angka naik dari baris ke baris"),
        ({"kepuasan-knots": "25 = 0\n60 = 9"}, "Poin dari 0 sampai 5."),
        ({"version": "2026"}, "sudah ada dan tidak berubah lagi"),
        ({"version": "besok"}, 'value="besok"'),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, changes, sentence):
    answer = into(client).post(reverse("evaluation:version", args=["mal-2026"]), typed(**changes))
    page = answer.content.decode()
    assert (answer.status_code, InstrumentVersion.objects.exists()) == (422, False)
    assert sentence in page
    assert "Keputusan Menteri 1/2027" in page


def whole(client, text):
    return into(client).post(reverse("evaluation:whole", args=["mal-2026"]), {"text": text})


def test_an_indicator_is_added_in_the_whole_text(client, facts):
    one = facts["variables"][3]["indicators"][0]
    one["weight"] = "60"
    facts["variables"][3]["indicators"].append(one | {"slug": "usaha-mikro", "weight": "40"})
    assert whole(client, as_yaml(facts)).status_code == 302
    assert "usaha-mikro" in {each.slug for each in instruments_on(date(2026, 11, 2))[0].indicators}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("measure: satisfaction", "measure: popularity", "tidak menghitung “popularity”"),
        ("prior: 20", "prior: banyak", "isinya dari jenis lain"),
        ("prior: 20", "bonus: 20", "ada yang tidak dikenal"),
        ("slug: mal\n", "slug: [mal\n", "Tidak dapat dibaca sebagai YAML"),
        ("slug: mal\n", "slug: &a mal\ntitle: *a\n", "tanpa rujukan"),
    ],
)
def test_a_text_that_cannot_be_is_refused_with_its_reason(client, facts, old, new, sentence):
    text = as_yaml(facts)
    assert old in text
    answer = whole(client, text.replace(old, new, 1))
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "usaha" in page) == (422, True, True)


def test_days_without_quotes_are_days(client, facts):
    text = as_yaml(facts).replace("'2026-11-01'", "2026-11-01")
    assert yaml.safe_load(text)["valid_from"] == date(2026, 11, 1)
    assert whole(client, text).status_code == 302


def rules_typed(**changes):
    values = {"because": "Keputusan Menteri 2/2027", "rest_days": 90, "complaint_days": 90}
    for each in facts_in_force()["rules"]:
        slug = each["slug"]
        values |= {f"{slug}-holds": "on", f"{slug}-id": each["name"]["id"]}
        values |= {f"{slug}-en": each["name"]["en"], f"{slug}-limit": each["limit"]}
        values |= {f"{slug}-least": each["least"], f"{slug}-days": each["days_to_plan"]}
    kept = {key: value for key, value in (values | changes).items() if value is not None}
    return {key: str(value) for key, value in kept.items()}


def test_the_ministry_changes_a_rule_and_the_next_morning_warns_by_it(client):
    into(client).post(reverse("evaluation:rules"), rules_typed(**{"tidak-aktif-limit": "3"}))
    assert rules_in_force()["tidak-aktif"][0].limit == 3
    page = client.get(reverse("evaluation:warning-rules")).content.decode()
    assert "Keputusan Menteri 2/2027" in page


def test_the_same_rules_again_are_no_new_book(client):
    into(client).post(reverse("evaluation:rules"), rules_typed())
    assert not RuleBook.objects.exists()


def test_a_rule_that_is_taken_away_still_names_its_old_cases(client):
    rule, _name = rules_in_force()["tidak-aktif"]
    case = raise_case(base.hall(), rule, Signs(silent_days=20), at=given.AT)
    into(client).post(reverse("evaluation:rules"), rules_typed(**{"tidak-aktif-holds": None}))
    assert "tidak-aktif" not in rules_in_force()
    assert case.rule in rule_names()
    assert "Tidak ada kunjungan" in client.get(reverse("evaluation:cases")).content.decode()
    assert raise_cases(at=given.AT) == []
    assert Case.objects.open().count() == 1


def test_a_rule_is_added(client):
    more = {"new-sign": "silent", "new-id": "Sepi sebulan", "new-limit": "30", "new-days": "7"}
    into(client).post(reverse("evaluation:rules"), rules_typed(**more))
    rule, name = rules_in_force()["sepi-sebulan"]
    assert (rule.sign, rule.limit, name["en"]) == ("silent", 30, "Sepi sebulan")


@pytest.mark.parametrize(
    "changes",
    [{"because": ""}, {"tidak-aktif-days": "0"}, {"pengaduan-terlambat-limit": "101"},
     {"new-sign": "silent"}, {"new-sign": "silent", "new-id": "Tidak aktif", "new-days": "3"}],
)  # fmt: skip
def test_rules_that_cannot_be_keep_what_was_typed(client, changes):
    typed_ = rules_typed(**{"survei-terlambat-limit": "77"} | changes)
    answer = into(client).post(reverse("evaluation:rules"), typed_)
    assert (answer.status_code, RuleBook.objects.exists()) == (422, False)
    assert 'value="77"' in answer.content.decode()


def test_a_rule_about_what_nobody_counts_is_refused():
    facts = deepcopy(facts_in_force())
    facts["rules"][0]["sign"] = "popularity"
    with pytest.raises(FaultyRules):
        publish_rules(facts, "Coba", by=given.ANYBODY, at=given.AT)


@pytest.mark.parametrize("name", ["methods", "rules"])
def test_only_the_ministry_changes_the_method(client, name):
    into(client, Role.EVALUATOR)
    assert client.get(reverse(f"evaluation:{name}")).status_code == 403


def test_the_numbers_of_lists_and_evaluators_are_data(facts):
    limits = {"best": 1, "praised": 1, "lowest": 3, "per_hall": 1, "former_days": 10}
    published(facts | {"limits": limits})
    good, slow = base.hall(), base.hall()
    known = {good.pk: given.facts(), slow.pk: given.facts(on_time=500, waits={40: 990})}
    given.evaluator()
    cycle = given.cycle(instrument="mal-2027")
    assert actions.assign_everywhere(cycle, by=given.ANYBODY, at=given.AT) == 2
    out = given.published(cycle, known)
    assert [each.result.hall_id for each in ranking(out).best] == [good.pk]
    assert [each.hall.pk for each in incentive(out)] == [good.pk]
    assert cycle.instrument.limits.objection_days == 7


def test_a_grade_is_not_praised_and_low_at_once(facts):
    with pytest.raises(FaultyVersion) as refused:
        published(facts | {"limits": {"praised": 5, "lowest": 5}})
    assert [each.wrong for each in refused.value.details["flaws"]] == [Wrong.LISTS]


def test_how_long_a_case_rests_is_data():
    case = raise_case(
        base.hall(), rules_in_force()["tidak-aktif"][0], Signs(silent_days=20), at=given.AT
    )
    casework.take_back(case, casework.Told("Salah"), by=given.ANYBODY, at=given.AT)
    later = given.AT + timedelta(days=5)
    assert not _known(later).allows(case.hall, rules_in_force()["tidak-aktif"][0], Signs())
    publish_rules(facts_in_force() | {"rest_days": 4}, "Uji", by=given.ANYBODY, at=given.AT)
    assert _known(later).allows(case.hall, rules_in_force()["tidak-aktif"][0], Signs())


def test_the_limits_are_edited_on_the_pages(client):
    form = VersionForm(facts_named("mal-2026"))
    assert form["lowest"].value() == 5
    client.force_login(given.ministry(), "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("evaluation:rules")).context["form"]
    typed = {name: page[name].value() for name in page.fields if page[name].value() is not None}
    typed |= {"because": "Uji", "rest_days": "30"}
    assert client.post(reverse("evaluation:rules"), typed).status_code == 302
    assert days_in_force().rest_days == 30
