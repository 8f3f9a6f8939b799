-- Some halls together, by way of service.
select
    way as key,
    sum(visits)::bigint as visits,
    {sums}
from national_hallmonth
where hall_id = any(%(halls)s::uuid[]) and month between %(since)s and %(until)s
group by way
