-- The months of the nation and of its provinces out of those of halls.
insert into national_areamonth (
    area, month, way, visits, halls, {counts}
)
select
    coalesce(province_id, ''),
    month,
    way,
    sum(visits),
    count(*) filter (where served > 0),
    {sums}
from national_hallmonth as m
join places_hall as hall on hall.id = m.hall_id
join places_region as region on region.code = hall.region_id
where month = any(%(months)s::date[])
group by grouping sets ((month, way), (province_id, month, way))
