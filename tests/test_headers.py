"""Every page is answered with the headers that keep a browser safe."""

import re

import pytest
from django.urls import reverse

from tests.doors import DOORS
from tests.world import world

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|\sstyle=|\son[a-z]+=|<style"
)
OPEN = [name for name, door in DOORS.items() if door.post is None]


@pytest.mark.django_db
@pytest.mark.parametrize("name", OPEN)
def test_the_answer_is_guarded_and_has_nothing_inline(name):
    door, here = DOORS[name], world()
    who = next((each for each, status in door.answers.items() if status == 200), "anonymous")
    answer = here.visitor(who).get(reverse(name, kwargs=door.at(here)) + door.query)
    assert {header: answer.headers.get(header) for header in WANTED} == WANTED
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Permissions-Policy"]
    if answer["Content-Type"].startswith("text/html"):
        assert INLINE.findall(answer.text) == []
