-- The months of some halls together, one by one.
select
    month as key,
    sum(visits)::bigint as visits,
    {sums}
from national_hallmonth
where hall_id = any(%(halls)s::uuid[]) and month between %(since)s and %(until)s
group by month
