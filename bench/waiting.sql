-- A morning with so many people in each line, as the issuing statement would have left it.
with lines as (
    select o.id as offering_id, o.hall_id, o.queue_id, q.prefix, n as sequence, gen_random_uuid() as visit_id,
        now() - (%(each)s - n) * interval '1 second' as at
    from catalogue_offering as o
    join queueing_queue as q on q.id = o.queue_id
    cross join generate_series(1, %(each)s) as n
),
days as (
    insert into queueing_queueday (queue_id, day, issued, issued_remote, since_priority)
    select distinct queue_id, %(day)s::date, %(each)s, 0, 0 from lines
),
visits as (
    insert into queueing_visit (id, hall_id, day, arrived_at)
    select visit_id, hall_id, %(day)s::date, at from lines
),
tickets as (
    insert into queueing_ticket (
        id, code, hall_id, visit_id, offering_id, queue_id, numbered_by_id, day, sequence, number, state,
        priority, priority_reason, delivery, issued_at, arrived_at, rank_at, state_at, calls, returns,
        undos, outcome
    )
    select gen_random_uuid(), substr(md5(visit_id::text), 1, 12), hall_id, visit_id, offering_id, queue_id,
        queue_id, %(day)s::date, sequence, prefix || '-' || to_char(sequence, 'FM99999000'), 'waiting',
        false, 'none', 'phone', at, at, at, at, 0, 0, 0, ''
    from lines
    order by at
    returning id, hall_id, queue_id, offering_id, issued_at
)
insert into queueing_ticketevent (
    ticket_id, hall_id, at, kind, before_state, after_state, actor, queue_id, reason, before, after
)
select id, hall_id, issued_at, 'issue', '', 'waiting', 'system', queue_id, '', '{}'::jsonb,
    jsonb_build_object('offering_id', offering_id, 'rank_at', issued_at)
from tickets
