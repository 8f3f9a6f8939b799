-- An area's months, one by one.
select
    month as key,
    sum(visits)::bigint as visits,
    {sums}
from national_areamonth
where area = %(area)s and month between %(since)s and %(until)s
group by month
