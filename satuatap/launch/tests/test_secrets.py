"""The secrets of an installation: made once, mended by hand without harm."""

import os

import pytest

from satuatap.launch.secrets import FILE, LETTERS, easy_password, load_secrets, make_secrets


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    for name in ("SATUATAP_TESTING", "SECRET_KEY", "DEMO_PASSWORD", "EMAIL_URL"):
        monkeypatch.setenv(name, "to be put back")
        monkeypatch.delenv(name)


def test_secrets_are_made_once(tmp_path):
    make_secrets(tmp_path)
    first = (tmp_path / FILE).read_text()
    make_secrets(tmp_path)
    assert (tmp_path / FILE).read_text() == first
    assert os.environ["SECRET_KEY"] in first


def test_what_the_environment_says_goes_before_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")
    make_secrets(tmp_path)
    assert os.environ["SECRET_KEY"] == "given"


def test_a_file_that_somebody_edited_is_read_line_by_line(tmp_path):
    (tmp_path / FILE).write_text("# ours\n\nSECRET_KEY = a=b \r\n\nDEMO_PASSWORD=c\n")
    load_secrets(tmp_path)
    assert (os.environ["SECRET_KEY"], os.environ["DEMO_PASSWORD"]) == ("a=b", "c")
    assert "# ours" not in os.environ


@pytest.mark.parametrize("before", ["EMAIL_URL=smtp://x", "# ours\nSECRET_KEY=\n", ""])
def test_what_a_file_lacks_is_made_and_the_rest_stays(tmp_path, before):
    (tmp_path / FILE).write_text(before)
    make_secrets(tmp_path)
    said = (tmp_path / FILE).read_text()
    assert said.startswith(before)
    assert f"SECRET_KEY={os.environ['SECRET_KEY']}" in said.splitlines()
    assert len(os.environ["SECRET_KEY"]) > 50
    make_secrets(tmp_path)
    assert (tmp_path / FILE).read_text() == said


def test_what_is_given_is_not_made(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")
    make_secrets(tmp_path)
    assert "SECRET_KEY" not in (tmp_path / FILE).read_text()


def test_secrets_are_for_their_owner_alone(tmp_path):
    make_secrets(tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_without_a_file_nothing_is_set(tmp_path):
    load_secrets(tmp_path)
    assert "SECRET_KEY" not in os.environ


def test_tests_never_read_the_secrets_of_an_installation(tmp_path, monkeypatch):
    (tmp_path / FILE).write_text("SECRET_KEY=real\n")
    monkeypatch.setenv("SATUATAP_TESTING", "1")
    load_secrets(tmp_path)
    assert "SECRET_KEY" not in os.environ


def test_a_password_can_be_typed_from_a_screen():
    password = easy_password()
    assert [len(group) for group in password.split("-")] == [4, 4, 4]
    assert set(password) <= {*LETTERS, "-"}
    assert not {"0", "1", "l", "o", "i"} & set(LETTERS)
