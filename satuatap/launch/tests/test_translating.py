"""The English words are checked: none missing, none invented, no gap lost."""

import os

import pytest
from babel.messages.catalog import Catalog

from satuatap.launch.translating import messages, unmarked
from satuatap.launch.translating.catalogues import faults_of, is_due
from satuatap.launch.translating.messages import messages_in, speaks


def entry(id_, words, **more):
    catalogue = Catalog(locale="en")
    return catalogue.add(id_, words, **more)


@pytest.mark.parametrize(
    ("id_", "words", "fault"),
    [
        ("Loket", "Counter", None),
        ("Loket", "", "not translated"),
        ("Loket %(code)s", "Counter %(code)s", None),
        ("Loket %(code)s", "Counter", "placeholder lost"),
        ("Loket", "Counter %(code)s", "unknown placeholder"),
        ("{n} orang", "{m} people", "unknown placeholder"),
        (("%(n)s mal", "%(n)s mal"), ("%(n)s hall", "%(n)s halls"), None),
        (("%(n)s mal", "%(n)s mal"), ("one hall", "%(n)s halls"), None),
        (("%(n)s mal", "%(n)s mal"), ("%(n)s hall", ""), "not translated"),
    ],
)
def test_a_translation_is_whole(id_, words, fault):
    assert list(faults_of(entry(id_, words))) == ([fault] if fault else [])


def test_a_word_that_was_only_guessed_is_a_fault():
    assert list(faults_of(entry("Loket", "Desk", flags=["fuzzy"]))) == ["fuzzy"]


def test_a_word_that_nobody_collected_is_a_fault():
    assert list(faults_of(None)) == ["not translated"]


def test_a_catalogue_is_compiled_when_it_is_newer(tmp_path):
    words, compiled = tmp_path / "django.po", tmp_path / "django.mo"
    assert not is_due(words)
    words.touch()
    assert is_due(words)
    compiled.touch()
    os.utime(words, (1, 1))
    assert not is_due(words)


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Puts a file into a project of its own."""
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(unmarked, "ROOT", tmp_path)

    def write(name, text):
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return write


def test_marked_words_are_found_in_python_with_their_context(told):
    file = told("a.py", 'x = pgettext_lazy("pintu", "buka")\ny = ngettext("%(n)s", "%(n)ss", 2)\n')
    assert [(each.id, each.context) for each in messages_in(file)] == [
        ("buka", "pintu"),
        (("%(n)s", "%(n)ss"), None),
    ]


def test_marked_words_are_found_in_templates(told):
    block = "{% blocktranslate trimmed %}Halo\n{{ who }}{% endblocktranslate %}"
    template = f'{{% translate "Buka" %}}\n  {block}'
    found = [each.id for each in messages_in(told("a.html", template))]
    assert found == ["Buka", "Halo %(who)s"]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Selamat datang</p>", ["Selamat datang"]),
        ('<img alt="Peta mal">', ["Peta mal"]),
        ("<p>{% translate 'Buka' %} {{ name }} MPP 12</p>", []),
        ('<p lang="en">Welcome</p><p>Halo</p>', ["Halo"]),
        ("<script>let halo</script><code>make run</code>", []),
        ("{% blocktranslate %}Halo{% endblocktranslate %}", []),
        ("{# words in both languages #}<p>Halo</p>", []),
        ("{% comment %}Halo{% endcomment %}", []),
        ('<a title="{% translate "x" %}" href="halo">A</a>', []),
    ],
)
def test_words_that_a_person_reads_must_be_marked(told, html, words):
    found = [
        line.partition("not marked: ")[2] for line in unmarked.unmarked_in(told("a.html", html))
    ]
    assert found == words


def test_a_place_without_translation_is_told_by_its_line(told):
    place = next(unmarked.unmarked_in(told("a.html", "<div>\n{% if x %}\n<p>Halo</p>\n")))
    assert place == "a.html:3: not marked: Halo"


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("views.py", True),
        ("templates/a.html", True),
        ("data/a.html", False),
        ("tests/test_a.py", False),
        ("migrations/0001_initial.py", False),
    ],
)
def test_only_what_ships_is_translated(name, may, tmp_path):
    assert speaks((tmp_path / name).relative_to(tmp_path)) is may


def test_the_words_of_the_settings_live_with_the_shell():
    files = {str(file.relative_to(messages.PACKAGE.parent)) for file in messages.files_of("web")}
    assert "config/settings.py" in files
    assert not any("/tests/" in file for file in files)
