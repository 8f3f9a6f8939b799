-- Services of a hall that counters give, none of which can be reached in a wheelchair.
select o.id, o.title_id as title
from catalogue_offering as o
join catalogue_agencyoffice as office on office.id = o.office_id and office.is_active
join queueing_counterservice as gives on gives.offering_id = o.id
join places_counter as desk on desk.id = gives.counter_id and desk.is_active
where o.hall_id = %(hall)s and o.is_active and o.queue_id is not null
group by o.id
having not bool_or(desk.wheelchair)
order by o.title_id
