"""Complaints: everybody writes one; its page is the reporter's, its desk the chain's."""

import io
from typing import Any
from uuid import uuid4

from django.utils import timezone

from satuatap.complaints.access import actor_in
from satuatap.complaints.actions import From, Given, dispose, file_complaint
from satuatap.complaints.actions.drafts import keep_draft
from satuatap.complaints.models import (
    AnswerTemplate,
    Attachment,
    Complaint,
    HelpQuestion,
    Publication,
)
from satuatap.complaints.queries.drafts import Owner
from satuatap.core.uploads.actions import keep_files, take_file
from satuatap.core.uploads.tests.files import photo
from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given
from tests.doors.answers import EVERYBODY, KIOSK, NOBODY, STAFF, Answers, Door, all_get, hall
from tests.world import World

REPORTER = all_get(302)  # nobody here has shown its PIN: to the page that asks for it
DESK = STAFF.but(officer_elsewhere=200, manager_elsewhere=200, ministry=200)
CHAIN = STAFF.but(
    citizen=404, ministry=404, region_officer=404, region_elsewhere=404, evaluator=404
)  # of a complaint that stands at the office
ASKED_AGAIN = CHAIN.but(counter_officer=422, hall_manager=422)
DONE = CHAIN.but(counter_officer=302, hall_manager=302)


def complaint(world: World) -> Complaint:
    """One that the hall's manager has handed to the office of the world's counter."""
    now = timezone.now()
    made = file_complaint(
        world.hall, Given("Lama", "Tiga jam.", "portal", may_publish=True), From(), at=now
    )
    manager = given.user()
    Membership.objects.create(user=manager, role=Role.HALL_MANAGER, hall=world.hall)
    actor = actor_in(made.complaint, manager)
    assert actor is not None
    return dispose(made.complaint, world.counter.office, by=actor, at=now)


def code(world: World) -> dict[str, Any]:
    return {"code": complaint(world).code}


def file(world: World) -> dict[str, Any]:
    now, draft, made = timezone.now(), uuid4(), complaint(world)
    take_file(io.BytesIO(photo()), draft=draft, at=now)
    upload = keep_files(draft, at=now)[0]
    Attachment.objects.create(complaint=made, upload=upload, part="reporter", at=now)
    return {"code": made.code, "key": upload.pk}


def draft(world: World) -> dict[str, Any]:
    """What somebody else has begun to write."""
    kept = keep_draft(uuid4(), {"body": "Tiga jam."}, owner=Owner(), at=timezone.now())
    return {"code": kept.code}


def reporters(name: str) -> Door:
    return Door(REPORTER, at=code, post={})


def chains(answers: Answers = ASKED_AGAIN) -> Door:
    return Door(answers, at=code, post={})


def public(world: World) -> dict[str, Any]:
    """One whose redacted text is out."""
    made, now = complaint(world), timezone.now()
    Publication.objects.create(
        complaint=made, title="Lama", body="Tiga jam.", published_at=now, published_by="test"
    )
    return {"code": made.code}


def helped(world: World) -> dict[str, Any]:
    """What a reporter is asked four weeks later."""
    made = HelpQuestion.objects.create(complaint=complaint(world), asked_at=timezone.now())
    return {"code": made.code}


def template(world: World) -> dict[str, Any]:
    """Words for answers of the world's hall."""
    made = AnswerTemplate.objects.create(hall=world.hall, title="Maaf", text="Mohon maaf.")
    return {"pk": made.pk}


def figures(world: World) -> dict[str, Any]:
    return {"form": "csv"}


DOORS = {
    "complaints:home": Door(EVERYBODY),
    "complaints:public": Door(EVERYBODY),
    "complaints:published": Door(EVERYBODY, at=public),
    "complaints:statistics": Door(EVERYBODY),
    "complaints:data": Door(EVERYBODY, at=lambda world: {"name": "publik", "form": "csv"}),
    "complaints:new": Door(EVERYBODY),
    "complaints:phone": Door(EVERYBODY),
    "complaints:code": Door(all_get(302)),  # nobody here has asked for a code
    "complaints:mine": Door(EVERYBODY),
    "complaints:draft": Door(NOBODY, at=draft),
    "complaints:drop": Door(NOBODY, at=draft, post={}),
    "complaints:close": Door(all_get(302), post={}),
    "complaints:helped": Door(EVERYBODY, at=helped),
    "complaints:report": Door(REPORTER, at=code),
    "complaints:file": Door(REPORTER, at=file),
    **{
        f"complaints:{name}": reporters(name)
        for name in ("add", "accept", "reopen", "unmerge", "rate", "flag", "unpublish")
    },
    "desk:table": Door(DESK),
    "desk:figures": Door(DESK),
    "desk:figures-file": Door(DESK, at=figures),
    "desk:templates": Door(DESK),
    "desk:template-new": Door(DESK),
    "desk:template": Door(STAFF.but(counter_officer=404, ministry=404), at=template),
    "desk:new": Door(STAFF, at=hall),
    "desk:poster": Door(STAFF, at=hall),
    "desk:case": Door(CHAIN, at=code),
    "desk:file": Door(CHAIN, at=file),
    "desk:start": chains(DONE),
    "desk:tighten": chains(DONE),
    **{
        f"desk:{name}": chains()
        for name in (
            "verify",
            "dispose",
            "answer",
            "ask_more",
            "send_back",
            "reject",
            "merge",
            "unmerge",
            "note",
            "moderate",
            "implicate",
            "find_levy",
            "publish",
            "unpublish",
        )
    },
    "complaint-at-kiosk": Door(KIOSK),
}
