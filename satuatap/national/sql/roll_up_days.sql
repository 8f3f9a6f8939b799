-- Some halls' days added up from their tickets and events, whole and by service and counter. An
-- undone step never happened (queueing/sql/ticket_times.sql). Who never came (a number from afar
-- that nobody confirmed) is not counted. What parts have counted is not counted again for the whole.
with asked as (
    select a.hall_id, a.day
    from unnest(%(halls)s::uuid[], %(days)s::date[]) as a (hall_id, day)
),
steps as (
    select
        e.ticket_id, e.id, e.at, e.kind, e.after_state, e.counter_id, e.reason,
        lead(e.kind) over (partition by e.ticket_id order by e.id) as following
    from asked
    join queueing_ticket as t on t.hall_id = asked.hall_id and t.day = asked.day
    join queueing_ticketevent as e on e.ticket_id = t.id
),
spans as (
    select
        s.*,
        max(s.id) filter (where s.kind = 'return') over (partition by s.ticket_id) as came_back,
        -- a clock that went back between two steps makes no time, and stops no roll-up
        greatest(
            0, extract(epoch from lead(s.at) over (partition by s.ticket_id order by s.id) - s.at)
        )::float as seconds
    from steps as s
    where s.kind <> 'undo' and s.following is distinct from 'undo'
),
sums as (
    select
        ticket_id,
        min(at) filter (where after_state = 'waiting') as waits_from,
        -- who was called in their absence and came back waited until the next call
        min(at) filter (where kind = 'call' and id > coalesce(came_back, 0)) as called_at,
        max(at) as last_at,
        coalesce(sum(seconds) filter (where after_state = 'serving'), 0) as serving,
        bool_or(after_state = 'on_hold') as held,
        bool_or(kind = 'call' and reason <> '') as jumped,
        (array_agg(counter_id order by id) filter (where kind = 'call'))[1] as counter_id
    from spans
    group by ticket_id
),
told as materialized (
    select
        t.hall_id,
        t.day,
        t.visit_id,
        t.offering_id,
        o.office_id,
        s.counter_id,
        t.state,
        t.outcome,
        s.held,
        s.jumped,
        -- numbers from before promises were kept on them have their queue's
        coalesce(t.promise_minutes, q.promise_minutes) * 60 as promise,
        case
            when s.called_at is not null
            then greatest(0, extract(epoch from s.called_at - s.waits_from))::float
        end as wait,
        -- who was not called: how long they stood there in vain
        case
            when s.called_at is null and t.state in ('cancelled', 'expired')
            then greatest(0, extract(epoch from s.last_at - s.waits_from))::float
        end as in_vain,
        case when t.state = 'done' then s.serving end as serving
    from sums as s
    join queueing_ticket as t on t.id = s.ticket_id
    join queueing_queue as q on q.id = t.numbered_by_id
    join catalogue_offering as o on o.id = t.offering_id
    where s.waits_from is not null
),
parts as (
    insert into national_partday (hall_id, day, offering_id, counter_id, way, {counts})
    select
        hall_id,
        day,
        offering_id,
        counter_id,
        'direct',
        count(*),
        count(*) filter (where state = 'done'),
        count(*) filter (where state = 'no_show'),
        count(*) filter (where state = 'cancelled'),
        count(*) filter (where state = 'expired'),
        count(*) filter (where state = 'done' and outcome in ('incomplete', 'referred')),
        count(*) filter (where held),
        count(*) filter (where jumped),
        count(*) filter (
            where wait is not null or (in_vain > promise) or (in_vain >= 0 and state = 'expired')
        ),
        count(*) filter (where wait <= promise),
        coalesce(sum(round(wait)), 0),
        coalesce(sum(round(serving)), 0),
        national_tally(width_bucket(wait, %(edges)s::float[])),
        national_tally(width_bucket(serving, %(edges)s::float[]))
    from told
    group by hall_id, day, offering_id, counter_id
    returning hall_id, day, {counts}
),
whole as (
    select
    hall_id,
    day,
    {sums}
    from parts
    group by hall_id, day
),
people as (
    select
        hall_id,
        day,
        count(distinct visit_id) as visits,
        count(distinct office_id) filter (where state = 'done') as agencies,
        count(distinct offering_id) filter (where state = 'done') as services
    from told
    group by hall_id, day
)
insert into national_hallday (hall_id, day, way, visits, agencies, services, {counts})
select hall_id, day, 'direct', visits, agencies, services, {counts}
from people
join whole using (hall_id, day)
