"""How many people one web process holds."""

import resource

from satuatap.launch import web


def test_a_process_takes_every_listener_and_pages_besides():
    assert web.connections({}) > 10_000
    assert web.connections({"LIVE_LISTENERS": "500"}) - 500 == web.connections({}) - 10_000


def test_the_limit_of_open_files_is_what_the_system_allows():
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    try:
        web.open_files()
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (before[1], before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
