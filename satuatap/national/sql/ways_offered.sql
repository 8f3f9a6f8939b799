-- How many services of the national list the halls of an area give in each way.
select way as key, count(*)::int as services
from (
    select distinct o.service_id
    from catalogue_offering as o
    join places_hall as hall on hall.id = o.hall_id
    where o.is_active
      and hall.is_recognised
      and hall.region_id like %(area)s || '%%'
      and (%(hall)s::uuid is null or hall.id = %(hall)s::uuid)
) as given
join catalogue_service as s on s.code = given.service_id
cross join unnest(s.ways) as way
group by way
