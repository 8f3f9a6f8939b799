-- The counters of one hall in one row: who sits where with whom, and the last calls.
select
    coalesce((
        select json_agg(json_build_object(
            'code', c.code,
            'agency', office.short_name,
            'zone', c.zone,
            'state', case
                when s.id is null then 'closed'
                when s.paused_at is null then 'open'
                else 'paused'
            end,
            'serving', t.number,
            'ticket_state', t.state
        ) order by lpad(c.code, 8, ' '))
        from places_counter as c
        join catalogue_agencyoffice as office on office.id = c.office_id
        left join queueing_countersession as s on s.counter_id = c.id and s.closed_at is null
        left join queueing_ticket as t on t.counter_id = c.id and t.state in ('called', 'serving')
        where c.hall_id = %(hall)s and c.is_active
    ), '[]'::json) as counters,
    coalesce((
        select json_agg(json_build_object(
            'id', last.id, 'number', last.number, 'counter', last.code,
            'at', extract(epoch from last.at), 'nth', last.nth
        ) order by last.id desc)
        from (
            select k.id, k.number, c.code, k.at, k.nth
            from queueing_call as k
            join places_counter as c on c.id = k.counter_id
            where k.hall_id = %(hall)s and k.at >= %(since)s
            order by k.id desc
            limit %(calls)s
        ) as last
    ), '[]'::json) as calls
