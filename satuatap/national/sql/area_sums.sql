-- The nation (no code) and its provinces in some months, by way of service.
select
    area as key,
    way,
    sum(visits)::bigint as visits,
    {sums}
from national_areamonth
where month between %(since)s and %(until)s and (%(area)s::text is null or area = %(area)s)
group by area, way
