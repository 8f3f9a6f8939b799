"""A ceremony from its plan to its halls: who may come, who signs, and what counts."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, InternalError, transaction
from django.db.utils import ProgrammingError

from satuatap.documents.actions import sign
from satuatap.documents.errors import NotYourTurn
from satuatap.documents.tests.given import NOW, PASSPHRASE
from satuatap.identity.models import Membership, Role, User
from satuatap.inauguration.actions import (
    Answer,
    Listed,
    Plan,
    add_guest,
    add_hall,
    answer,
    cancel,
    change,
    conclude,
    drop_guest,
    drop_hall,
    invite,
    issue_charter,
    leave_out,
    raise_hall,
)
from satuatap.inauguration.errors import (
    CeremonyIsNotThere,
    CharterIsOpen,
    GuestSigns,
    HallCameLater,
    HallIsInAnother,
    HallIsInauguratedAlready,
    HallIsListed,
    HallIsNotReady,
    ListIsClosed,
    NobodySignsForThem,
    NoHalls,
    NoMinister,
    NotInvited,
)
from satuatap.inauguration.models import Ceremony, CeremonyHall
from satuatap.inauguration.queries import (
    by_mode,
    halls_of,
    next_halls,
    signers_of,
    totals,
    waiting_for,
)
from satuatap.inauguration.tests.given import (
    DAY,
    EXCEPTION,
    all_sign,
    announced,
    charter_of,
    fresh,
    hall_on_the_way,
    hall_that_is_ready,
    head,
    head_of_list,
    listed,
    minister,
    planned,
    signed,
    signing,
)
from satuatap.notifications.models import Message
from satuatap.oversight.actions import move
from satuatap.oversight.models import Paper, StageEvent
from satuatap.oversight.queries import stage_of
from satuatap.oversight.queries.coming import coming
from satuatap.oversight.tests.given import hall_at, region
from satuatap.places.models import Hall
from satuatap.queueing.actions import By
from satuatap.queueing.tests.given import ANYBODY

pytestmark = pytest.mark.django_db


def put(ceremony, hall, given=EXCEPTION):
    return add_hall(ceremony, hall, by=ANYBODY, at=NOW, given=given)


def names(ceremony):
    return [each.hall.name for each in halls_of(ceremony)]


def test_a_hall_that_is_not_ready_comes_with_a_named_exception_alone():
    made, hall = planned(), hall_on_the_way("preparation")
    with pytest.raises(HallIsNotReady):
        put(made, hall, Listed())

    row = put(made, hall)
    assert (row.is_ready, row.exception, row.exception_by) == (
        False,
        "Diperiksa di tempat.",
        ANYBODY.actor,
    )


def test_a_hall_that_has_everything_is_inaugurated_without_an_exception():
    made, hall = planned(), hall_that_is_ready()
    head(hall)
    row = put(made, hall, Listed())
    assert (row.is_ready, row.exception, row.exception_by) == (True, "", "")
    assert (row.agencies, row.services) == (6, 1)

    add_guest(made, office="Menteri PANRB", user=minister(), signs=True)
    invite(made, by=ANYBODY, at=NOW)
    issue_charter(made, by=ANYBODY, at=NOW)
    conclude(all_sign(fresh(made)), by=ANYBODY, at=NOW)
    last = StageEvent.objects.get(hall=hall, stage="inaugurated")
    assert (last.came_from, last.note, stage_of(hall)) == ("trial", "", "inaugurated")


def test_a_reason_that_is_not_needed_makes_no_exception():
    row = put(planned(), hall_that_is_ready("readiness"))
    assert (row.is_ready, row.exception, row.exception_by) == (True, "", "")


def test_a_hall_that_was_only_proposed_does_not_come_at_all():
    with pytest.raises(HallIsNotReady):
        put(planned(), hall_on_the_way("proposal"))


def test_the_database_keeps_no_hall_without_readiness_or_reason():
    made, hall = planned(), hall_on_the_way()
    with pytest.raises(IntegrityError), transaction.atomic():
        CeremonyHall.objects.create(ceremony=made, hall=hall, order=1, is_ready=False)


def test_a_hall_that_counts_already_is_not_inaugurated_again():
    with pytest.raises(HallIsInauguratedAlready):
        put(planned(), hall_on_the_way("operating"))


def test_a_hall_is_on_one_open_list_alone():
    hall = hall_on_the_way()
    put(planned(), hall)
    with pytest.raises(HallIsInAnother):
        put(planned(), hall)
    assert hall not in next_halls()


def test_adding_a_hall_again_changes_nothing():
    made, hall = planned(), hall_on_the_way()
    assert put(made, hall) == put(made, hall)


def test_halls_stand_in_their_order_and_move_up():
    made = planned()
    first, second = hall_on_the_way(name="Satu"), hall_on_the_way(name="Dua")
    put(made, first)
    put(made, second)
    raise_hall(made, second)
    assert names(made) == ["Dua", "Satu"]

    drop_hall(made, second)
    assert [each.order for each in halls_of(made)] == [1]


def test_the_head_of_a_halls_region_signs():
    made, hall = planned(), hall_on_the_way()
    user = head(hall)
    put(made, hall)
    assert [each.user for each in signers_of(made)] == [user]


def test_a_head_leaves_the_list_with_the_hall_alone():
    made, hall = planned(), hall_on_the_way()
    put(made, hall)
    with pytest.raises(GuestSigns):
        drop_guest(made, made.guests.get())
    drop_hall(made, hall)
    assert not made.guests.exists()


def two_halls_of_a_region():
    first, other = hall_on_the_way(), hall_on_the_way()
    Hall.objects.filter(pk=other.pk).update(region=first.region)
    return first, Hall.objects.select_related("region").get(pk=other.pk)


@pytest.mark.parametrize("has_account", [True, False])
def test_the_head_of_two_halls_signs_once_and_stays_for_the_other(has_account):
    made, (first, other) = planned(), two_halls_of_a_region()
    user = head(first) if has_account else None
    for each in (first, other):
        put(made, each)
    drop_hall(made, first)
    assert [(each.user, each.hall) for each in signers_of(made)] == [(user, other)]

    drop_hall(made, other)
    assert not made.guests.exists()


def test_the_head_of_two_regions_stays_for_the_other():
    made, first, other = planned(), hall_on_the_way(), hall_on_the_way()
    user = head(first)
    Membership.objects.create(user=user, role=Role.REGION_HEAD, region=other.region)
    for each in (first, other):
        put(made, each)
    drop_hall(made, first)
    assert [(each.user, each.hall) for each in signers_of(made)] == [(user, other)]


def test_an_account_that_was_made_after_listing_is_invited_and_signs():
    made, hall = planned(), hall_on_the_way()
    put(made, hall)
    add_guest(made, office="Menteri PANRB", user=minister(), signs=True)
    invite(made, by=ANYBODY, at=NOW)
    user = head(hall, "Bupati Baru")
    assert invite(made, by=ANYBODY, at=NOW) == 1
    [mine, _minister] = signers_of(made)
    assert (mine.user, mine.name) == (user, "Bupati Baru")

    put_before = made.halls.get()
    issue_charter(made, by=ANYBODY, at=NOW)
    assert charter_of(made).signatures.filter(user=user).exists()
    assert made.halls.get() == put_before


def test_a_successor_signs_in_place_of_the_head_before():
    made = announced()
    mine = head_of_list(made)
    assert mine.user is not None
    assert mine.hall is not None
    answer(made, mine.user, Answer("online", "Pendopo", 12), at=NOW)
    Membership.objects.filter(user=mine.user).delete()
    user = head(mine.hall, "Bupati Baru")
    issue_charter(made, by=ANYBODY, at=NOW)

    mine.refresh_from_db()
    assert (mine.user, mine.mode, mine.people) == (user, "", 0)
    assert waiting_for(fresh(made))[0].user == user


def test_a_second_account_of_the_office_does_not_push_the_first_one_out():
    made = announced()
    mine = head_of_list(made)
    head(made.halls.get().hall, "Ajudan")
    invite(made, by=ANYBODY, at=NOW)
    assert head_of_list(made).user == mine.user


def test_nobody_is_asked_to_sign_with_an_account_that_is_shut():
    made = announced()
    User.objects.filter(invitations=head_of_list(made)).update(is_active=False)
    with pytest.raises(NobodySignsForThem):
        issue_charter(made, by=ANYBODY, at=NOW)


def test_a_head_of_two_regions_whose_account_comes_late_signs_once():
    made, first, other = planned(), hall_on_the_way(), hall_on_the_way()
    for each in (first, other):
        put(made, each)
    user = head(first)
    Membership.objects.create(user=user, role=Role.REGION_HEAD, region=other.region)
    invite(made, by=ANYBODY, at=NOW)
    assert [each.user for each in signers_of(made)] == [user]


def test_nobody_is_invited_to_nothing():
    with pytest.raises(NoHalls):
        invite(planned(), by=ANYBODY, at=NOW)


def test_everybody_with_an_account_gets_one_message():
    made = announced(halls=2)
    assert Message.objects.filter(event="inauguration-invited").count() == 3
    assert invite(made, by=ANYBODY, at=NOW) == 0
    assert Message.objects.filter(event="inauguration-invited").count() == 3


def test_who_comes_onto_the_list_later_is_invited_then():
    made = announced()
    add_guest(made, office="Gubernur", name="Ani", email="Gubernur@Example.example")
    assert invite(made, by=ANYBODY, at=NOW) == 1
    [told] = Message.objects.filter(event="inauguration-invited-official")
    assert (told.recipient.email, told.path) == (
        "gubernur@example.example",
        f"/peresmian/{made.slug}/",
    )
    assert invite(made, by=ANYBODY, at=NOW) == 0


def test_only_who_was_written_to_counts_as_invited():
    made = announced()
    official = add_guest(made, office="Wakil Presiden", name="Budi")
    assert invite(made, by=ANYBODY, at=NOW) == 0
    official.refresh_from_db()
    assert official.invited_at is None
    assert Message.objects.filter(event__startswith="inauguration-invited").count() == 2

    add_guest(made, office="Wakil Presiden", name="Budi", email="wapres@example.example")
    assert invite(made, by=ANYBODY, at=NOW) == 1


def test_one_address_is_one_guest():
    made = planned()
    for office in ("Gubernur", "Gubernur Jawa Timur"):
        add_guest(made, office=office, email="gubernur@example.example")
    assert [each.office for each in made.guests.all()] == ["Gubernur Jawa Timur"]


def test_guests_say_how_they_attend_and_it_adds_up():
    made = announced(halls=2)
    heads = made.guests.filter(hall__isnull=False)
    one, two = [each.user for each in heads if each.user]
    answer(made, one, Answer("online", "Balai kota", 40), at=NOW)
    answer(made, two, Answer("online", "Pendopo", 12), at=NOW)
    answer(made, two, Answer("in_person", "", 2), at=NOW)

    found = {each.mode: (each.guests, each.people, each.places) for each in by_mode(made)}
    assert found == {"online": (1, 40, ["Balai kota"]), "in_person": (1, 2, [])}


def test_only_guests_answer():
    with pytest.raises(NotInvited):
        answer(announced(), minister(), Answer("in_person"), at=NOW)


def test_a_charter_needs_everybodys_account_and_a_minister():
    made, hall = planned(), hall_on_the_way()
    put(made, hall)
    invite(made, by=ANYBODY, at=NOW)
    with pytest.raises(NobodySignsForThem):
        issue_charter(made, by=ANYBODY, at=NOW)

    head(hall)
    with pytest.raises(NoMinister):
        issue_charter(made, by=ANYBODY, at=NOW)


def test_a_charter_is_issued_once_and_asks_everybody():
    made = signing(halls=2)
    assert issue_charter(made, by=ANYBODY, at=NOW) == charter_of(made)
    assert charter_of(made).signatures.count() == 3
    assert Message.objects.filter(event="charter-to-sign").count() == 3


def test_the_list_is_closed_from_the_charter_on():
    made = signing()
    for late in (
        lambda: put(made, hall_on_the_way()),
        lambda: drop_hall(made, made.halls.get().hall),
        lambda: add_guest(made, office="Gubernur"),
        lambda: change(made, Plan("Lain", DAY, "Bogor"), by=ANYBODY, at=NOW),
    ):
        with pytest.raises(ListIsClosed):
            late()


def test_the_minister_signs_last():
    made = signing()
    last = waiting_for(made)[-1]
    with pytest.raises(NotYourTurn):
        sign(charter_of(made), last.user, passphrase=PASSPHRASE, at=NOW)


def test_halls_are_not_inaugurated_while_a_signature_is_awaited():
    made = signing()
    with pytest.raises(CharterIsOpen):
        conclude(made, by=ANYBODY, at=NOW)
    with pytest.raises(CeremonyIsNotThere):
        conclude(announced(), by=ANYBODY, at=NOW)


def test_a_signed_charter_inaugurates_every_hall_by_its_document():
    made = signed(halls=2)
    conclude(made, by=ANYBODY, at=NOW)

    for row in halls_of(made):
        assert stage_of(row.hall) == "inaugurated"
        assert row.hall.is_recognised
        assert row.hall.inaugurated_on == DAY
        step = StageEvent.objects.get(hall=row.hall, stage="inaugurated")
        assert step.document_url == charter_of(made).get_absolute_url()
        assert step.note == "Pengecualian, 22 dari 23 syarat belum terpenuhi: Diperiksa di tempat."


def test_concluding_again_changes_nothing():
    made = signed()
    conclude(made, by=ANYBODY, at=NOW)
    assert conclude(fresh(made), by=ANYBODY, at=NOW).concluded_at == NOW
    assert StageEvent.objects.filter(stage="inaugurated").count() == 1


def test_an_absent_head_is_left_out_for_a_reason_and_the_hall_comes_all_the_same():
    made = signing(halls=2)
    absent = head_of_list(made)
    leave_out(made, absent, reason="Berhalangan hadir.", by=ANYBODY, at=NOW)
    for each in waiting_for(made):
        sign(charter_of(made), each.user, passphrase=PASSPHRASE, at=NOW)

    assert conclude(made, by=ANYBODY, at=NOW).is_concluded
    assert {stage_of(row.hall) for row in halls_of(made)} == {"inaugurated"}


def test_a_ceremony_that_is_called_off_takes_its_charter_with_it():
    made = signing()
    cancel(made, reason="Ditunda.", by=ANYBODY, at=NOW)
    assert charter_of(made).state == "revoked"
    assert cancel(made, reason="Ditunda.", by=ANYBODY, at=NOW).state == "cancelled"
    assert made.halls.get().hall in next_halls()


def told_of(event):
    return set(Message.objects.filter(event=event).values_list("recipient__user", flat=True))


def test_who_was_invited_hears_that_it_is_called_off():
    made = announced(halls=2)
    add_guest(made, office="Wakil Presiden", name="Budi")
    now = cancel(made, reason="Bencana banjir.", by=ANYBODY, at=NOW)
    assert (now.cancelled_reason, now.cancelled_at) == ("Bencana banjir.", NOW)
    assert told_of("inauguration-cancelled") == {each.user_id for each in signers_of(made)}

    cancel(made, reason="Lain.", by=ANYBODY, at=NOW)
    assert fresh(made).cancelled_reason == "Bencana banjir."
    assert Message.objects.filter(event="inauguration-cancelled").count() == 3


def test_who_was_invited_hears_of_another_day_or_place_each_time():
    made = announced()
    add_guest(made, office="Gubernur", email="gubernur@example.example")
    invite(made, by=ANYBODY, at=NOW)
    change(made, Plan("Nama lain", DAY, "Jakarta"), by=ANYBODY, at=NOW)
    assert not Message.objects.filter(event="inauguration-changed").exists()

    for number, place in enumerate(("Bogor", "Jakarta"), start=1):
        change(
            fresh(made), Plan("Nama lain", DAY, place), by=ANYBODY, at=NOW + timedelta(hours=number)
        )
        assert Message.objects.filter(event="inauguration-changed").count() == 3 * number


def test_nobody_hears_of_what_was_only_planned():
    made = listed()
    change(made, Plan("Peresmian", DAY, "Bogor"), by=ANYBODY, at=NOW)
    cancel(fresh(made), reason="Ditunda.", by=ANYBODY, at=NOW)
    assert not Message.objects.filter(event__startswith="inauguration").exists()


def test_the_database_knows_the_arrows():
    made = listed()
    with pytest.raises((InternalError, ProgrammingError, IntegrityError)), transaction.atomic():
        Ceremony.objects.filter(pk=made.pk).update(state="concluded")


def test_the_calendar_of_halls_knows_a_ceremony_once_it_is_announced():
    listed()
    assert [each for each in coming(DAY, DAY) if each.kind == "ceremony"] == []
    made = announced(halls=2)
    dates = [each for each in coming(DAY, DAY) if each.kind == "ceremony"]
    assert {each.hall for each in dates} == {each.hall for each in halls_of(made)}
    assert dates[0].what == "Peresmian: Peresmian bersama"


def go(hall, stage, on=DAY):
    paper = Paper("Surat 12/2026")
    return move(hall, stage, by=ANYBODY, on=on, at=NOW, document=paper, note="Putusan")


@pytest.mark.parametrize("made", [listed, announced, signing])
@pytest.mark.parametrize("stage", ["preparation", "closed", "inaugurated"])
def test_a_hall_on_a_list_stays_where_the_ceremony_can_inaugurate_it(made, stage):
    hall = made().halls.get().hall
    with pytest.raises(HallIsListed, match="ada dalam daftar peresmian Peresmian bersama"):
        go(hall, stage)
    assert stage_of(hall) == "trial"


def test_a_listed_hall_may_go_on_to_its_trial_and_is_inaugurated_from_there():
    made, hall = listed(), hall_on_the_way("readiness")
    head(hall)
    put(made, hall)
    invite(made, by=ANYBODY, at=NOW)
    issue_charter(made, by=ANYBODY, at=NOW)
    go(hall, "trial")
    conclude(all_sign(fresh(made)), by=ANYBODY, at=NOW)
    assert stage_of(hall) == "inaugurated"


def test_no_step_is_taken_behind_the_day_that_a_charter_names():
    made, hall = listed(), hall_on_the_way("readiness")
    head(hall)
    put(made, hall)
    invite(made, by=ANYBODY, at=NOW)
    issue_charter(made, by=ANYBODY, at=NOW)
    with pytest.raises(HallIsListed):
        go(hall, "trial", on=DAY + timedelta(days=1))


def test_no_charter_names_a_day_before_a_hall_came_so_far():
    made, hall = listed(), hall_on_the_way("readiness")
    head(hall)
    put(made, hall)
    go(hall, "trial", on=DAY + timedelta(days=1))
    invite(made, by=ANYBODY, at=NOW)
    with pytest.raises(HallCameLater, match=hall.name):
        issue_charter(made, by=ANYBODY, at=NOW)


@pytest.mark.parametrize("stage", ["preparation", "closed"])
def test_a_hall_that_left_the_list_goes_where_it_has_to(stage):
    dropped, called_off = listed(), signing()
    mine, theirs = dropped.halls.get().hall, called_off.halls.get().hall
    drop_hall(dropped, mine)
    cancel(called_off, reason="Ditunda.", by=ANYBODY, at=NOW)
    assert [go(each, stage).stage for each in (mine, theirs)] == [stage] * 2


def test_an_inaugurated_hall_goes_on():
    made = signed()
    conclude(made, by=ANYBODY, at=NOW)
    hall = made.halls.get().hall
    assert go(hall, "operating").stage == "operating"


def downgrade(hall):
    for stage in ("coaching", "downgraded"):
        go(hall, stage)


def test_a_later_downgrade_does_not_change_the_count_of_a_day(settings):
    settings.NATIONAL_DENOMINATOR = 514
    earlier = hall_at("operating", on=DAY - timedelta(days=400), region=region())
    made = signed(halls=2)
    conclude(made, by=ANYBODY, at=NOW)
    counted = totals(fresh(made))
    assert (counted.before, counted.after, counted.of) == (1, 3, 514)

    for hall in (earlier, made.halls.all()[0].hall):
        downgrade(hall)
    settings.NATIONAL_DENOMINATOR = 509
    assert totals(fresh(made)) == counted


def test_ceremonies_from_before_counts_were_kept_get_theirs():
    made = signed(halls=2)
    conclude(made, by=ANYBODY, at=NOW)
    kept = totals(fresh(made))
    names = ("counted_before", "counted_after", "counted_undated", "counted_of")
    Ceremony.objects.update(**dict.fromkeys(names))

    import_module("satuatap.inauguration.migrations.0003_fill_counts").fill(apps, None)
    assert Ceremony.objects.get().counted_of == kept.of
    assert totals(fresh(made)) == kept


def acts(ceremony):
    return [(each.act, each.actor) for each in ceremony.events.all()]


def test_every_act_of_a_ceremony_is_on_record_with_who_did_it_once():
    made = announced()
    invite(made, by=By("user:7"), at=NOW)  # nobody is left to invite
    for who in ("user:8", "user:6"):
        issue_charter(fresh(made), by=By(who), at=NOW)
    leave_out(made, head_of_list(made), reason="Berhalangan.", by=By("user:9"), at=NOW)
    cancel(made, reason="Ditunda.", by=By("user:10"), at=NOW)
    cancel(made, reason="Ditunda.", by=By("user:11"), at=NOW)
    assert acts(made) == [
        ("planned", ANYBODY.actor),
        ("invited", ANYBODY.actor),
        ("issued", "user:8"),
        ("left_out", "user:9"),
        ("cancelled", "user:10"),
    ]


@pytest.mark.parametrize("how", ["update", "delete"])
def test_the_database_keeps_what_was_done(how):
    rows = planned().events.all()
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        getattr(rows, how)(**({"actor": "x"} if how == "update" else {}))
