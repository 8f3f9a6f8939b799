-- The months of some halls' services and counters out of their days.
insert into national_partmonth (
    hall_id, month, offering_id, counter_id, way, {counts}
)
select
    asked.hall_id,
    asked.month,
    offering_id,
    counter_id,
    way,
    {sums}
from unnest(%(halls)s::uuid[], %(months)s::date[]) as asked (hall_id, month)
join national_partday as d
    on d.hall_id = asked.hall_id
    and d.day >= asked.month
    and d.day < asked.month + interval '1 month'
group by asked.hall_id, asked.month, offering_id, counter_id, way
