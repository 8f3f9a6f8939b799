-- Each of some halls on its own local day: open counters, who waits, and what was rolled up so far.
with asked as (
    select
        hall.id,
        hall.slug,
        hall.name,
        region.name as region_name,
        region.province_id,
        (%(at)s at time zone region.timezone)::date as day
    from places_hall as hall
    join places_region as region on region.code = hall.region_id
    where hall.id = any(%(halls)s::uuid[])
),
sitting as (
    select hall_id, count(*)::int as counters, count(*) filter (where paused_at is not null)::int as paused
    from queueing_countersession
    where closed_at is null
    group by hall_id
),
waiting as (
    select t.hall_id, count(*)::int as people
    from asked as a
    join queueing_ticket as t on t.hall_id = a.id and t.day = a.day
    where t.state in ('waiting', 'transferred')
    group by t.hall_id
)
select
    a.id as hall_id,
    a.slug,
    a.name,
    a.region_name,
    a.province_id,
    coalesce(s.counters, 0) as counters,
    coalesce(s.paused, 0) as paused,
    coalesce(w.people, 0) as waiting,
    coalesce(d.visits, 0)::int as visits,
    coalesce(d.served, 0)::int as served,
    coalesce(d.judged, 0)::int as judged,
    coalesce(d.on_time, 0)::int as on_time
from asked as a
left join sitting as s on s.hall_id = a.id
left join waiting as w on w.hall_id = a.id
left join national_hallday as d on d.hall_id = a.id and d.day = a.day and d.way = 'direct'
order by a.slug
