"""The statements that the API sends, listened to and written down for pgbench."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.test import Client
from psycopg import ClientCursor

from bench.stage import Stage, Turn
from satuatap.core import sql
from satuatap.identity.tokens import digest_of
from satuatap.queueing.models import Ticket

NOW = re.compile(r"'\d{4}-\d\d-\d\d [\d:.]+\+00:00'::timestamptz")
IDS = "".join(f"\\set {name} random(1, 9000000000000000)\n" for name in ("ticket", "visit"))
TURN = r"\set n :turn * :clients + :client_id" + "\n" + r"\set turn :turn + 1" + "\n"


def heard(ask: Callable[[], Any]) -> list[str]:
    """The statements of one request with their values written in; the request is taken back."""
    statements: list[str] = []

    def listen(execute: Any, statement: str, values: Any, *rest: Any) -> Any:
        statements.append(ClientCursor(connection.connection).mogrify(statement, values))
        return execute(statement, values, *rest)

    with transaction.atomic():
        with connection.execute_wrapper(listen):
            response = ask()
        if response.status_code not in {200, 201}:
            raise SystemExit(response.content.decode())
        transaction.set_rollback(True)
    return [each for each in statements if not each.startswith(("SAVEPOINT", "RELEASE"))]


def post(path: str, secret: str, body: str) -> Any:
    """One request, inside this process."""
    return Client().post(
        f"/api/v1/{path}",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": "statements"},
    )


def line(statement: str) -> str:
    """A statement on one line, without comments, its moment as the database sees it."""
    bare = " ".join(part.split("--")[0] for part in statement.splitlines())
    return NOW.sub("now()", " ".join(bare.split()))


def issue_scripts(stage: Stage) -> list[str]:
    """One script per queue: look the token up, give a number."""
    return [issue_script(each.hall.slug, each.code, secret) for each, secret in stage.places()]


def issue_script(hall: str, service: str, secret: str) -> str:
    """Fresh ids and a fresh key each time, everything else as it was sent."""
    body = f'{{"service":"{service}"}}'
    given: list[Ticket] = []

    def ask() -> Any:
        response = post(f"halls/{hall}/tickets", secret, body)
        given.extend(Ticket.objects.filter(pk=response.json().get("id")))
        return response

    token, issue = chosen(heard(ask), "identity_accesstoken", "insert into queueing_queueday")
    ticket = given[0]
    fresh = {
        literal(ticket.pk, issue): born("ticket"),
        literal(ticket.visit_id, issue): born("visit"),
        f"'{ticket.code}'": "substr(md5(random()::text), 1, 12)",
        f"'{ticket.idempotency_key}'": "md5(random()::text)",
    }
    return f"{IDS}{token};\n{exchanged(issue, fresh)};\n"


def born(name: str) -> str:
    """A key that sorts by its moment, as UUIDs of version 7 do; one value in a whole statement."""
    moment = "lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0')"
    return f"({moment} || substr(md5(:{name}::text), 1, 20))::uuid"


def chosen(statements: list[str], *parts: str) -> list[str]:
    """The statements that have these parts, each on one line: what a warm process sends."""
    return [line(next(each for each in statements if part in each)) for part in parts]


def exchanged(statement: str, fresh: dict[str, str]) -> str:
    """The statement with each value exchanged; all of them must be in it."""
    for old, new in fresh.items():
        if old not in statement:
            message = f"{old} is not in: {statement}"
            raise SystemExit(message)
        statement = statement.replace(old, new)
    return statement


def call_script(turns: list[Turn]) -> str:
    """Look the token of the next turn up, call, read the ticket."""
    sql.execute("create table bench_turn (n int primary key, digest text, counter uuid)")
    sql.execute(
        "insert into bench_turn select row_number() over (order by c.code::int) - 1, t.digest, c.id"
        " from places_counter c join identity_accesstoken t on t.counter_id = c.id"
    )
    turn = turns[0]
    path = f"halls/{turn.hall.slug}/counters/{turn.counter.code}/call-next"
    statements = heard(lambda: post(path, turn.secret, "{}"))
    parts = ("identity_accesstoken", "queueing_call_next", "from queueing_ticket")
    token, call, ticket = chosen(statements, *parts)
    found = re.search(r"'[0-9a-f-]{32,36}'::uuid", ticket.split("where")[1])
    mine = "(select {} from bench_turn where n = :n)"
    token = exchanged(token, {f"'{digest_of(turn.secret)}'": mine.format("digest")})
    call = exchanged(call, {literal(turn.counter.pk, call): mine.format("counter")})
    ticket = exchanged(ticket, {found[0] if found else "?": ":ticket::uuid"})
    return f"{TURN}{token};\n{call} \\gset\n{ticket};\n"


def literal(key: UUID, statement: str) -> str:
    """How the statement writes this key: with hyphens or without."""
    hyphens = f"'{key}'::uuid"
    return hyphens if hyphens in statement else f"'{key.hex}'::uuid"
