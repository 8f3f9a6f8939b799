"""The set-up speaks Indonesian, its packages included."""

import re
from pathlib import Path
from typing import Any

import pytest
import unfold
from django.urls import reverse
from django.utils import translation
from django.utils.translation import trans_real

from tests.test_setup import Hall

TEMPLATES = Path(unfold.__file__).parent / "templates"
MARKED = re.compile(r"{% trans(?:late)? (\"[^\"]+\"|'[^']+')")
NOT_OURS = {"admin/login.html", "admin/auth/user/add_form.html", "registration/logged_out.html"}
ENGLISH = re.compile(r">\s*(Home|Save[^<]*|Delete|Add|Search|Filter|History|Select [a-z]+|By )\b")
LISTS = ["identity_membership", "catalogue_offering", "places_calendarday", "queueing_display"]


def marked():
    for file in sorted(TEMPLATES.rglob("*.html")):
        if str(file.relative_to(TEMPLATES)) not in NOT_OURS:
            for words in MARKED.findall(file.read_text(encoding="utf-8")):
                yield words[1:-1]


def test_every_word_of_unfolds_pages_is_known_in_indonesian():
    with translation.override("id"):
        known: Any = trans_real.catalog()
        assert {words for words in marked() if words not in known._catalog} == set()


@pytest.mark.django_db
def test_lists_and_forms_show_no_english_button():
    here = Hall()
    for name in LISTS:
        for kind in ["changelist", "add"]:
            text = here.browser.get(reverse(f"admin:{name}_{kind}")).content.decode()
            assert ENGLISH.findall(text) == [], (name, kind)
