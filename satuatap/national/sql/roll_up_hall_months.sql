-- Some halls' months out of their days.
insert into national_hallmonth (
    hall_id, month, way, visits, days, {counts}
)
select
    asked.hall_id,
    asked.month,
    way,
    sum(visits),
    count(*) filter (where served > 0),
    {sums}
from unnest(%(halls)s::uuid[], %(months)s::date[]) as asked (hall_id, month)
join national_hallday as d
    on d.hall_id = asked.hall_id
    and d.day >= asked.month
    and d.day < asked.month + interval '1 month'
group by asked.hall_id, asked.month, way
