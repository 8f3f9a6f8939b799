-- The services of the national list in an area and some months.
select
    service_id as key,
    max(halls)::int as halls,
    {sums}
from national_servicemonth
where area = %(area)s and month between %(since)s and %(until)s
group by service_id
