-- Every queue of a hall: who waits and since when, how many were served, which counters give it.
select
    q.id, q.name, q.prefix, q.promise_minutes as promise, office.id as office_id,
    office.short_name as office,
    coalesce(line.waiting, 0) as waiting, line.since, coalesce(line.served, 0) as served,
    coalesce(desks.counters, 0) as counters, (
        select count(*) from catalogue_offering as o where o.queue_id = q.id and o.is_active
    ) as services, coalesce(desks.working, 0) as working,
    coalesce(desks.shut, '{}') as shut, coalesce(desks.paused, '{}') as paused
from queueing_queue as q
join catalogue_agencyoffice as office on office.id = q.office_id
left join (
    select
        t.queue_id,
        count(*) filter (where t.state in ('waiting', 'transferred')) as waiting,
        min(t.arrived_at) filter (where t.state in ('waiting', 'transferred')) as since,
        count(*) filter (where t.state = 'done') as served
    from queueing_ticket as t
    where t.hall_id = %(hall)s and t.day = %(day)s
    group by t.queue_id
) as line on line.queue_id = q.id
left join (
    select
        o.queue_id,
        count(distinct c.id) as counters,
        count(distinct c.id) filter (where s.id is not null and s.paused_at is null) as working,
        array_agg(distinct c.code) filter (where s.id is null) as shut,
        array_agg(distinct c.code) filter (where s.paused_at is not null) as paused
    from queueing_counterservice as gives
    join catalogue_offering as o on o.id = gives.offering_id
    join places_counter as c on c.id = gives.counter_id and c.is_active
    left join queueing_countersession as s on s.counter_id = c.id and s.closed_at is null
    where o.hall_id = %(hall)s and o.is_active
    group by o.queue_id
) as desks on desks.queue_id = q.id
where q.hall_id = %(hall)s and q.is_active and office.is_active
order by waiting desc, q.prefix
