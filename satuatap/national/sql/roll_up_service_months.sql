-- The months of the services of the national list, in the nation and in its provinces.
insert into national_servicemonth (
    area, service_id, month, way, halls, {counts}
)
select
    coalesce(province_id, ''),
    service_id,
    month,
    way,
    count(distinct m.hall_id) filter (where served > 0),
    {sums}
from national_partmonth as m
join catalogue_offering as offering on offering.id = m.offering_id
join places_hall as hall on hall.id = m.hall_id
join places_region as region on region.code = hall.region_id
where month = any(%(months)s::date[]) and service_id is not null
group by grouping sets ((service_id, month, way), (province_id, service_id, month, way))
