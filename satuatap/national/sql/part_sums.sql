-- A hall's services, each at the counters that called for it, in some months.
select
    offering_id,
    counter_id,
    {sums}
from national_partmonth
where hall_id = any(%(halls)s::uuid[]) and month between %(since)s and %(until)s
group by offering_id, counter_id
