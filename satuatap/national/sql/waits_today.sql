-- How long people waited today in some halls together, each on its own local day, as rolled up.
select national_hallday.way as key, {sums}
from national_hallday
join places_hall as hall on hall.id = national_hallday.hall_id
join places_region as region on region.code = hall.region_id
where hall.id = any(%(halls)s::uuid[])
  and national_hallday.day = (%(at)s at time zone region.timezone)::date
group by national_hallday.way
