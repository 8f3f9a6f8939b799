-- What some halls did in some whole months.
select
    hall_id,
    sum(visits)::bigint as visits,
    {sums}
from national_hallmonth
where hall_id = any(%(halls)s::uuid[]) and month >= %(first)s and month < %(last)s
group by hall_id
