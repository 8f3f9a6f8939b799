-- What tells one state of a hall's floor from another, in one row: every open ticket's place and
-- state, who sits where, how the lines alternate, the manager's messages, and the set-up's version.
-- Rows are summed by content, so that whatever commits late or out of order is seen all the same.
select
    (select h.version from places_hall as h where h.id = %(hall)s) as version,
    (
        select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws(
            '|', t.id, t.state, t.state_at, t.rank_at, t.counter_id, t.reserved_for_id, t.priority,
            t.offering_id, t.queue_id
        ), 0)), 0)
        from queueing_ticket as t
        where t.hall_id = %(hall)s and t.day = %(day)s
          and t.state in ('waiting', 'transferred', 'called', 'serving')
    ) as tickets,
    (
        select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws(
            '|', s.id, s.counter_id, s.paused_at
        ), 0)), 0)
        from queueing_countersession as s
        where s.hall_id = %(hall)s and s.closed_at is null
    ) as sessions,
    (
        select coalesce(sum(hashtextextended(concat_ws('|', d.queue_id, d.since_priority), 0)), 0)::text
        from queueing_queueday as d
        join queueing_queue as q on q.id = d.queue_id
        where q.hall_id = %(hall)s and d.day = %(day)s
    ) as lines,
    (
        select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws(
            '|', n.id, n.office_id, n.text, n.starts_at, n.ends_at
        ), 0)), 0)
        from queueing_notice as n
        where n.hall_id = %(hall)s and (n.ends_at is null or n.ends_at > %(at)s)
    ) as notices
