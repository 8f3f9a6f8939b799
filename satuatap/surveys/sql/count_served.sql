-- One more person of a service's day; new to the office or the hall unless the same visit was
-- invited there before.
insert into surveys_servedday as counted
    (hall_id, office_id, offering_id, day, served, new_to_office, new_to_hall)
select
    ticket.hall_id,
    offering.office_id,
    ticket.offering_id,
    ticket.day,
    1,
    (not coalesce(bool_or(earlier_offering.office_id = offering.office_id), false))::int,
    (count(earlier.id) = 0)::int
from queueing_ticket as ticket
join catalogue_offering as offering on offering.id = ticket.offering_id
left join surveys_invitation as earlier
    on earlier.visit_id = ticket.visit_id and earlier.ticket_id <> ticket.id
left join queueing_ticket as earlier_ticket on earlier_ticket.id = earlier.ticket_id
left join catalogue_offering as earlier_offering
    on earlier_offering.id = earlier_ticket.offering_id
where ticket.id = %(ticket)s
group by ticket.id, offering.office_id
on conflict (offering_id, day) do update
set served = counted.served + excluded.served,
    new_to_office = counted.new_to_office + excluded.new_to_office,
    new_to_hall = counted.new_to_hall + excluded.new_to_hall
