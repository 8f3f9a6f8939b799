-- What each ticket of a hall's days spent waiting, walking, being served and on hold, in seconds,
-- from the events alone. A step that was undone never happened, nor did its undoing. Time in a
-- state that has not ended runs until %(at)s.
with steps as (
    select
        e.ticket_id, e.id, e.at, e.kind, e.before_state, e.after_state, e.counter_id, e.reason,
        lead(e.kind) over per_ticket as following
    from queueing_ticketevent as e
    join queueing_ticket as t on t.id = e.ticket_id
    where t.hall_id = %(hall)s and t.day between %(first)s and %(last)s
    window per_ticket as (partition by e.ticket_id order by e.id)
),
spans as (
    select
        s.*,
        extract(epoch from
            coalesce(lead(s.at) over per_ticket, greatest(%(at)s, s.at)) - s.at
        )::float as seconds
    from steps as s
    where s.kind <> 'undo' and s.following is distinct from 'undo'
    window per_ticket as (partition by s.ticket_id order by s.id)
),
sums as (
    select
        ticket_id,
        coalesce(sum(seconds) filter (where after_state in ('waiting', 'transferred')), 0) as waiting,
        coalesce(sum(seconds) filter (where after_state = 'called'), 0) as walking,
        coalesce(sum(seconds) filter (where after_state = 'serving'), 0) as serving,
        coalesce(sum(seconds) filter (where after_state = 'on_hold'), 0) as holding,
        min(at) filter (where after_state = 'waiting') as waits_from,
        min(at) filter (where kind = 'call') as called_at,
        max(at) filter (where after_state in ('done', 'no_show', 'cancelled', 'expired', 'lapsed')) as ended_at,
        -- one entry per call from the line, by the counter that called; the reasons of those out of
        -- order, and their counters in the same order
        coalesce(array_agg(counter_id order by id) filter (
            where kind = 'call' and before_state in ('waiting', 'transferred')
        ), '{}') as callers,
        coalesce(array_agg(reason order by id) filter (where kind = 'call' and reason <> ''), '{}')
            as out_of_order,
        coalesce(array_agg(counter_id order by id) filter (where kind = 'call' and reason <> ''), '{}')
            as jumped_at,
        (array_agg(counter_id order by id desc) filter (where after_state = 'no_show'))[1] as missed_at,
        (array_agg(counter_id order by id) filter (where kind = 'call'))[1] as first_counter,
        (array_agg(counter_id order by id desc) filter (where after_state = 'serving'))[1] as served_by
    from spans
    group by ticket_id
)
select
    t.id as ticket, t.number, t.day, t.queue_id as queue, t.offering_id as offering, t.priority,
    t.state, t.likely_minutes, t.late_minutes, t.issued_at, s.waits_from, s.called_at, s.ended_at,
    s.waiting::float, s.walking::float, s.serving::float, s.holding::float,
    s.callers, s.out_of_order, s.jumped_at, s.missed_at, s.first_counter, s.served_by,
    -- how long the first call took from when the person could be called
    extract(epoch from s.called_at - s.waits_from)::float as first_wait
from sums as s
join queueing_ticket as t on t.id = s.ticket_id
order by t.issued_at, t.sequence
