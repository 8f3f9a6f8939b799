-- One day as the queue keeps it: visits, tickets and four events of each, for every hall by its size.
with drawn as materialized (
    select
        gen_random_uuid() as id,
        gen_random_uuid() as visit_id,
        h.hall_id,
        h.offerings[x.service] as offering_id,
        h.counters[x.service * 2] as counter_id,
        %(day)s::timestamptz + interval '1 hour' + x.chance * interval '6 hours' as at,
        exp(h.pace + 0.9 * random_normal()) as wait,
        exp(6.1 + 0.6 * random_normal()) as serving
    from bench_hall as h
    cross join lateral generate_series(
        1, greatest(1, round(%(visits)s * h.weight / (select sum(weight) from bench_hall)))::int
    ) as visit (nth)
    cross join lateral (
        select
            1 + floor(h.services * power(random(), 2))::int + 0 * visit.nth as service,
            random() + 0 * visit.nth as chance
    ) as x
),
came as (
    insert into queueing_visit (id, hall_id, day, arrived_at)
    select visit_id, hall_id, %(day)s, at from drawn
),
given as (
    insert into queueing_ticket (
        id, code, hall_id, visit_id, offering_id, queue_id, numbered_by_id, day, sequence, number,
        state, priority, priority_reason, delivery, issued_at, arrived_at, rank_at, state_at,
        counter_id, calls, returns, undos, outcome
    )
    select
        d.id, substr(md5(d.id::text), 1, 12), d.hall_id, d.visit_id, d.offering_id, o.queue_id,
        o.queue_id, %(day)s, row_number() over (partition by o.queue_id order by d.at), 'A-001',
        'done', false, 'none', 'paper', d.at, d.at, d.at, d.at, d.counter_id, 1, 0, 0, 'served'
    from drawn as d
    join catalogue_offering as o on o.id = d.offering_id
)
insert into queueing_ticketevent (
    ticket_id, hall_id, at, kind, before_state, after_state, actor, counter_id, queue_id, reason,
    before, after
)
select
    d.id,
    d.hall_id,
    d.at + (step.waited * d.wait + step.served * d.serving) * interval '1 second',
    step.kind,
    step.came_from,
    step.goes_to,
    'bench',
    case when step.waited > 0 then d.counter_id end,
    o.queue_id,
    '',
    '{}',
    '{}'
from drawn as d
join catalogue_offering as o on o.id = d.offering_id
cross join (
    values
        (1, 'issue', '', 'waiting', 0, 0),
        (2, 'call', 'waiting', 'called', 1, 0),
        (3, 'start', 'called', 'serving', 1, 0),
        (4, 'finish', 'serving', 'done', 1, 1)
) as step (nth, kind, came_from, goes_to, waited, served)
order by d.at, d.id, step.nth
