-- How long people took at the counters of these halls, from call to leaving, by offering: in the last
-- while, and at about the same hour (by each hall's own clock) of the past days. An undone step never
-- happened.
with asked as (
    select *
    from unnest(%(halls)s::uuid[], %(zones)s::text[], %(clocks)s::time[]) as a (hall_id, zone, clock)
),
marked as (
    select
        e.ticket_id, e.id, e.at, e.kind, e.after_state, e.counter_id,
        lead(e.kind) over (partition by e.ticket_id order by e.id) as following
    from queueing_ticketevent as e
    where e.hall_id = any(%(halls)s::uuid[]) and e.at >= %(since)s and e.at < %(at)s
      and e.counter_id is not null
),
kept as (
    select
        m.ticket_id, m.id, m.at, m.kind, m.after_state, m.counter_id,
        min(m.at) filter (where m.after_state not in ('called', 'serving')) over (
            partition by m.ticket_id order by m.id rows between current row and unbounded following
        ) as left_at
    from marked as m
    where m.kind <> 'undo' and m.following is distinct from 'undo'
),
stays as (
    select
        k.ticket_id,
        k.at,
        extract(epoch from k.left_at - k.at) / 60.0 as minutes,
        extract(epoch from k.at - lag(k.left_at) over (partition by k.counter_id order by k.at)) / 60.0
            as gap
    from kept as k
    where k.kind = 'call' and k.left_at is not null
),
cycles as (
    select
        t.offering_id,
        o.office_id,
        o.hall_id,
        o.minutes_at_counter,
        s.at,
        -- a short gap is part of the work; a long one was a break, or nobody waited
        least(s.minutes, 240) + case when s.gap between 0 and 2 then s.gap else 0.5 end as minutes
    from stays as s
    join queueing_ticket as t on t.id = s.ticket_id
    join catalogue_offering as o on o.id = t.offering_id
)
select
    offering_id as offering,
    office_id as office,
    minutes_at_counter as usual,
    count(*) filter (where at >= %(recent)s) as recent_count,
    coalesce(avg(minutes) filter (where at >= %(recent)s), 0)::float as recent_mean,
    coalesce(var_pop(minutes) filter (where at >= %(recent)s), 0)::float as recent_variance,
    count(*) filter (where at < %(recent)s) as past_count,
    coalesce(avg(minutes) filter (where at < %(recent)s), 0)::float as past_mean,
    coalesce(var_pop(minutes) filter (where at < %(recent)s), 0)::float as past_variance
from cycles
join asked using (hall_id)
where at >= %(recent)s
   or abs(extract(epoch from (at at time zone asked.zone)::time - asked.clock)) <= 5400
group by 1, 2, 3
