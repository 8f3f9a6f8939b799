"""Random lives of complaints: whatever people do, nobody is lost and nothing slips."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from satuatap.complaints import actions, rules
from satuatap.complaints.access import REPORTER, actor_in
from satuatap.complaints.actions import Flags, Redacted, escalate
from satuatap.complaints.models import Complaint, ComplaintClock, Publication
from satuatap.complaints.queries import overdue
from satuatap.complaints.tests.given import MONDAY, answered, begun, filed, people
from satuatap.core.errors import Refusal
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
HOLIDAYS_KNOWN_FOR = timedelta(days=400)
any_flags = st.builds(Flags, anonymous=st.booleans(), secret=st.booleans())
SIMPLE = {
    "verify": lambda c, by, at: actions.verify(c, by=by, at=at),
    "found_levy": lambda c, by, at: actions.verify(c, by=by, at=at, is_levy=True),
    "find_levy": lambda c, by, at: actions.find_levy(c, "Uang rokok.", by=by, at=at),
    "reject": lambda c, by, at: actions.reject(c, "Tidak.", by=by, at=at),
    "send_back": lambda c, by, at: actions.send_back(c, "Bukan kami.", by=by, at=at),
    "start": lambda c, by, at: actions.start(c, by=by, at=at),
    "ask": lambda c, by, at: actions.ask_more(c, "Kapan?", by=by, at=at),
    "complete": lambda c, by, at: actions.complete(c, "Senin.", by=by, at=at),
    "answer": lambda c, by, at: actions.answer(c, "Sudah.", proof="Foto", by=by, at=at),
    "accept": lambda c, by, at: actions.accept(c, by=by, at=at),
    "reopen": lambda c, by, at: actions.reopen(c, "Belum.", by=by, at=at),
    "rate": lambda c, by, at: actions.rate(c, 3, by=by, at=at),
    "unmerge": lambda c, by, at: actions.unmerge(c, "Lain.", by=by, at=at),
    "publish": lambda c, by, at: actions.publish(c, Redacted("Judul", "Isi."), by=by, at=at),
    "unpublish": lambda c, by, at: actions.unpublish(c, "Keliru.", by=by, at=at),
    "send": lambda c, by, at: actions.send_complaint(c, by=by, at=at),
}
GIVES_IT_AWAY = {"found_levy", "find_levy", "send_back"}  # who did it no longer knows of it
NEXT = {
    rules.SENT: ["verify", "dispose", "ask", "dispose"],
    rules.VERIFICATION: ["dispose", "dispose", "dispose", "ask", "reject"],
    rules.REJECTED: ["reopen"],
    rules.COMPLETING: ["complete"],
    rules.DISPOSED: ["start", "start", "start", "send_back", "dispose"],
    rules.IN_PROGRESS: ["answer", "answer", "ask", "dispose", "publish", "find_levy"],
    rules.AWAITING: ["accept", "reopen", "rate", "publish"],
    rules.DONE: ["reopen", "publish", "unpublish"],
    rules.REOPENED: ["start", "start", "dispose"],
    rules.MERGED: ["unmerge"],
}
OF_REPORTER = {"reopen", "complete", "accept", "rate", "unmerge"}
WHO = ["reporter", "officer", "manager", "inspector", "ministry", "ombudsman"]
which, who = st.integers(0, 2), st.sampled_from(WHO)


class Lives(RuleBasedStateMachine):
    """Three complaints of one hall, and everybody who may lay hands on them."""

    @initialize()
    def begin(self):
        self.the, self.at = people(), MONDAY
        self.office = given.office(hall=self.the.hall)
        made = [
            answered(self.the),
            begun(self.the, is_secret=True),
            filed(self.the.hall, is_levy=True, is_anonymous=True),
        ]
        self.keys = [each.pk for each in made]
        self.flags = {each.pk: (each.is_anonymous, each.is_secret) for each in made}
        self.levels = {each.pk: each.level for each in made}
        self.about = set()

    def attempt(self, number, name, act, verb=""):
        complaint = Complaint.objects.get(pk=self.keys[number])
        user = getattr(self.the, name, None)
        by = REPORTER if user is None else actor_in(complaint, user)
        if by is None:
            return
        try:
            act(complaint, by)
        except Refusal:
            pass
        else:
            if verb not in GIVES_IT_AWAY:
                act(complaint, by)  # whatever went well may be said again

    @rule(number=which, name=who, verb=st.sampled_from(sorted(SIMPLE)))
    def say(self, number, name, verb):
        self.attempt(number, name, lambda c, by: SIMPLE[verb](c, by, self.at), verb=verb)

    @rule(number=which, picks=st.lists(st.integers(0, 50), min_size=4, max_size=12))
    def go_on(self, number, picks):
        """What the drawing offers from here, by whoever may, several times."""
        for pick in picks:
            complaint = Complaint.objects.get(pk=self.keys[number])
            verbs = NEXT[complaint.state]
            name = self.one_who(complaint, pick)
            verb = verbs[pick % len(verbs)]
            if verb == "dispose":
                self.dispose(number, name, other=pick % 5 == 0, kept=complaint.around_hall)
            else:
                self.say(number, "reporter" if verb in OF_REPORTER else name, verb)

    def one_who(self, complaint, pick):
        """Somebody of its chain, the office more often than not."""
        users = [name for name in WHO[1:] if actor_in(complaint, getattr(self.the, name))]
        return users[0 if pick % 3 else pick % len(users)] if users else "reporter"

    @rule(number=which, name=who, other=st.booleans(), kept=st.booleans())
    def dispose(self, number, name, other, kept):
        office = None if kept else self.office if other else self.the.office
        self.attempt(number, name, lambda c, by: actions.dispose(c, office, by=by, at=self.at))

    @rule(number=which, name=who, into=which)
    def merge(self, number, name, into):
        target = Complaint.objects.get(pk=self.keys[into])
        self.attempt(number, name, lambda c, by: actions.merge(c, target, by=by, at=self.at))

    @rule(number=which, name=who, flags=any_flags)
    def tighten(self, number, name, flags):
        self.attempt(number, name, lambda c, by: actions.tighten(c, flags, by=by, at=self.at))

    @rule(number=which, name=who, flags=any_flags)
    def loosen(self, number, name, flags):
        key = self.keys[number]
        self.attempt(number, name, lambda c, by: actions.loosen(c, flags, by=by, at=self.at))
        if name == "reporter":
            row = Complaint.objects.get(pk=key)
            self.flags[key] = row.is_anonymous, row.is_secret

    @rule(number=which)
    def implicate_the_officer(self, number):
        try:
            self.attempt(
                number,
                "manager",
                lambda c, by: actions.implicate(c, self.the.officer, by=by, at=self.at),
            )
        finally:
            found = Complaint.objects.filter(implicated__user=self.the.officer)
            self.about = set(found.values_list("pk", flat=True))

    @rule(days=st.integers(1, 30))
    def time_passes(self, days):
        if self.at - MONDAY < HOLIDAYS_KNOWN_FOR:
            self.at += timedelta(days=days)
        for key in overdue(at=self.at):
            complaint = Complaint.objects.get(pk=key)
            before, answers = complaint.level, escalate(complaint, at=self.at)
            after = Complaint.objects.get(pk=key)
            assert answers
            assert after.level - before <= 2
            assert not escalate(after, at=self.at) or (after.due_at and after.due_at < self.at)

    @invariant()
    def nobody_is_lost(self):
        rows = Complaint.objects.filter(pk__in=self.keys)
        assert rows.count() == 3
        for each in rows:
            last = each.events.order_by("-id").first()
            assert last is not None
            assert last.after_state == each.state
            self.follows_the_drawing(each)

    def follows_the_drawing(self, complaint):
        state = rules.DRAFT
        for event in complaint.events.order_by("id"):
            assert event.before_state == state
            assert state == event.after_state or rules.may_move(state, event.after_state)
            state = event.after_state

    @invariant()
    def each_open_one_has_one_running_clock_and_the_others_none(self):
        for each in Complaint.objects.filter(pk__in=self.keys):
            running = ComplaintClock.objects.running().filter(complaint=each)
            assert running.count() == (each.state in rules.CLOCK_OF)
            assert [clock.due_at for clock in running] == ([each.due_at] if each.due_at else [])
            standing = each.clocks.filter(ended_at=None, paused_at__isnull=False)
            assert standing.count() == (each.state == rules.COMPLETING)

    @invariant()
    def flags_and_levels_only_go_one_way(self):
        for each in Complaint.objects.filter(pk__in=self.keys):
            before = self.flags[each.pk]
            now = each.is_anonymous, each.is_secret
            assert all(new or not old for old, new in zip(before, now, strict=True))
            assert each.level >= self.levels[each.pk]
            self.flags[each.pk], self.levels[each.pk] = now, each.level

    @invariant()
    def nothing_secret_is_out_and_nobody_reads_about_himself(self):
        out = Publication.objects.filter(withdrawn_at=None, complaint__is_secret=True)
        assert not out.exists()
        seen = Complaint.objects.visible_to(self.the.officer, self.at)
        assert not seen.filter(pk__in=self.about).exists()
        around = Complaint.objects.filter(around_hall=True)
        assert not around.filter(
            pk__in=Complaint.objects.visible_to(self.the.manager, self.at)
        ).exists()


def test_whatever_people_do():
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
