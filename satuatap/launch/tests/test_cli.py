"""The commands: what nobody knows is refused, help is help, and neither starts anything."""

import pytest

from satuatap.launch.cli import OWN, main


def status_of(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_help_is_told_and_nothing_started(capsys, name, asked):
    assert status_of(name, asked) == 0
    assert f"usage: satuatap {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", OWN)
def test_an_unknown_argument_is_refused_and_nothing_started(capsys, name):
    assert status_of(name, "--nothing-like-that") == 2
    assert f"usage: satuatap {name}" in capsys.readouterr().err


@pytest.mark.parametrize("name", OWN)
def test_help_about_a_command_is_its_help(capsys, name):
    assert status_of("help", name) == 0
    assert OWN[name].about in capsys.readouterr().out


@pytest.mark.parametrize("asked", [[], ["help"], ["--help"]])
def test_the_list_of_commands_holds_ours_and_those_of_django(capsys, asked):
    main(asked)
    said = capsys.readouterr().out
    assert all(f"    {name} " in said for name in OWN)
    assert "    migrate" in said


def test_a_measurement_says_what_it_may_be_told(capsys):
    status_of("bench_queue", "--help")
    assert "--requests" in capsys.readouterr().out


def test_an_unknown_command_is_refused(capsys):
    assert status_of("nothing-like-that") == 1
    assert "Unknown command" in capsys.readouterr().err


def test_a_port_that_is_no_number_is_one_sentence(capsys, monkeypatch):
    monkeypatch.setenv("PORT", "abc")
    assert main(["serve"]) == 1
    assert capsys.readouterr().err == "satuatap: PORT must be a whole number, not 'abc'.\n"
