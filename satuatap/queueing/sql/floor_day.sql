-- One hall's day up to one moment, from the event log alone, so that another day can be seen as it
-- stood at the same minute. An undone call never happened.
with marked as (
    select
        e.ticket_id, e.id, e.at, e.kind, e.after_state,
        lead(e.kind) over (partition by e.ticket_id order by e.id) as following
    from queueing_ticketevent as e
    join queueing_ticket as t on t.id = e.ticket_id
    where e.hall_id = %(hall)s and t.hall_id = %(hall)s and t.day = %(day)s
      and e.at >= %(since)s and e.at <= %(at)s
),
told as (
    select
        m.ticket_id,
        (array_agg(m.after_state order by m.id desc))[1] as state,
        min(m.at) filter (where m.after_state = 'waiting') as waits_from,
        min(m.at) filter (where m.kind = 'call' and m.following is distinct from 'undo') as called_at
    from marked as m
    group by m.ticket_id
)
select
    count(*) as arrived,
    count(*) filter (where state in ('waiting', 'transferred')) as waiting,
    count(*) filter (where state = 'done') as served,
    (percentile_cont(0.9) within group (order by extract(epoch from called_at - waits_from) / 60.0)
        filter (where called_at is not null))::float as ninth
from told
