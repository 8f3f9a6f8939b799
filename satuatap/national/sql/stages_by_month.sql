-- Where halls of an area stood at the end of each month: the last step written of those dated up to
-- then. A step holds until one that was written after it is dated.
with steps as (
    select
        e.stage,
        e.on,
        min(coalesce(e.on, '-infinity'::date)) over (
            partition by e.hall_id
            order by e.id
            rows between 1 following and unbounded following
        ) as until
    from oversight_stageevent as e
    join places_hall as hall on hall.id = e.hall_id
    where hall.region_id like %(area)s || '%%'
)
select m.month, s.stage, count(*)::int as halls
from (
    select each::date as month, (each + interval '1 month')::date as ends
    from generate_series(%(since)s::date, %(until)s::date, interval '1 month') as each
) as m
join steps as s
    on (s.on is null or s.on < m.ends) and (s.until is null or s.until >= m.ends)
group by m.month, s.stage
