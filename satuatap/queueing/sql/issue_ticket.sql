-- One number: the queue's day counts up and the ticket, its visit and its first event are written
-- in one statement, so a number is never lost and never given twice. No row comes back when the
-- day's numbers (or the share of remote ones) are gone, or the key has already given a ticket.
with counted as (
    insert into queueing_queueday as d (queue_id, day, issued, issued_remote, since_priority)
    select %(queue)s, %(day)s, 1, %(remote)s, 0
    where coalesce(%(cap)s, 1) >= 1
      and coalesce(%(remote_cap)s, %(remote_first)s::integer) >= %(remote)s
      and not exists (
          select 1 from queueing_ticket as t
          where t.hall_id = %(hall)s and t.idempotency_key = %(key)s
      )
    on conflict (queue_id, day) do update
    set issued = d.issued + 1, issued_remote = d.issued_remote + excluded.issued_remote
    where (%(cap)s::integer is null or d.issued < %(cap)s)
      and (
          -- from afar: up to the share of the cap, or of what was given so far (rules.remote_limit)
          %(remote)s = 0
          or d.issued_remote < coalesce(
              %(remote_cap)s::integer,
              greatest(%(remote_first)s, (d.issued + 1) * %(remote_share)s::integer / 100)
          )
      )
    returning issued, since_priority
),
ahead as (
    select
        count(*) filter (where not t.priority) as regular,
        count(*) filter (where t.priority) as priority
    from queueing_ticket as t
    where t.queue_id = %(queue)s and t.day = %(day)s and t.state in ('waiting', 'transferred')
),
placed as (
    -- priority people let at most so many regular people pass (estimates.ahead_of_newcomer)
    select
        1 + ahead.priority + case
            when %(priority)s then least(
                ahead.regular,
                greatest(0, %(most)s - counted.since_priority) + %(most)s * ahead.priority
            )
            else ahead.regular
        end as position
    from ahead, counted
),
visited as (
    insert into queueing_visit (id, hall_id, day, arrived_at)
    select %(visit)s, %(hall)s, %(day)s, %(at)s from counted
    where %(new_visit)s
),
given as (
    insert into queueing_ticket (
        id, code, hall_id, visit_id, offering_id, queue_id, numbered_by_id, day, sequence, number,
        position, likely_minutes, late_minutes, promise_minutes, state, priority, priority_reason, delivery, issued_at, arrived_at, rank_at, confirm_by, state_at,
        calls, returns, undos, outcome, idempotency_key
    )
    select
        %(id)s, %(code)s, %(hall)s, %(visit)s, %(offering)s, %(queue)s, %(queue)s, %(day)s, c.issued,
        %(prefix)s || '-' || to_char(
            (%(first)s + (c.issued - 1) %% (%(last)s - %(first)s + 1)), 'FM99999000'
        ),
        p.position, (%(likely)s::smallint[])[p.position], (%(late)s::smallint[])[p.position],
        %(promise)s,
        %(state)s, %(priority)s, %(priority_reason)s, %(delivery)s, %(at)s, %(arrived_at)s, %(at)s,
        %(confirm_by)s, %(at)s, 0, 0, 0, '', %(key)s
    from counted as c, placed as p
    returning id, number, position, likely_minutes, late_minutes
),
told as (
    insert into queueing_ticketevent
        (ticket_id, hall_id, at, kind, before_state, after_state, actor, counter_id, queue_id, reason, before, after)
    select
        g.id, %(hall)s, %(at)s, 'issue', '', %(state)s, %(actor)s, null, %(queue)s, '', '{}'::jsonb,
        jsonb_build_object('offering_id', %(offering)s::uuid, 'rank_at', %(at)s::timestamptz)
    from given as g
)
select g.id, g.number, g.position, g.likely_minutes, g.late_minutes
from given as g
