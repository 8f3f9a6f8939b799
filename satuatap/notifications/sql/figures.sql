-- Copies by channel, for a collector: what waits, what goes wrong, what has left since midnight.
-- Each part reads an index of its own, never all copies.
with waiting as (
    select
        c.channel,
        count(*) filter (where c.claimed_at is null) as waiting,
        count(*) filter (where c.claimed_at is not null) as sending,
        count(*) filter (where c.claimed_at is null and c.error <> '') as failed,
        min(c.due_at) filter (where c.due_at <= %(at)s) as oldest
    from notifications_copy as c
    where
        c.sent_at is null and c.dropped_at is null and c.dead_at is null and c.unsure_at is null
        and c.delivered_at is null and c.seen_at is null
    group by c.channel
),

given_up as (
    select
        c.channel,
        count(c.dead_at) as dead,
        count(c.unsure_at) as unsure
    from notifications_copy as c
    where
        (c.dead_at is not null or c.unsure_at is not null)
        and c.delivered_at is null and c.seen_at is null
    group by c.channel
),

sent as (
    select
        c.channel,
        count(*) as sent,
        count(c.bounced_at) as bounced
    from notifications_copy as c
    where c.sent_at >= %(since)s
    group by c.channel
)

select
    ch.channel,
    coalesce(w.waiting, 0) as waiting,
    coalesce(w.sending, 0) as sending,
    coalesce(w.failed, 0) as failed,
    coalesce(extract(epoch from %(at)s - w.oldest), 0)::float as oldest_seconds,
    coalesce(g.dead, 0) as dead,
    coalesce(g.unsure, 0) as unsure,
    coalesce(s.sent, 0) as sent,
    coalesce(s.bounced, 0) as bounced
from unnest(%(channels)s::text []) as ch (channel)
left join waiting as w on ch.channel = w.channel
left join given_up as g on ch.channel = g.channel
left join sent as s on ch.channel = s.channel
order by ch.channel
