-- Every counter of a hall: whether somebody sits there, and with whom they are busy.
select
    c.code, c.break_from, c.break_to, office.short_name as office, u.name as officer, s.opened_at, s.paused_at,
    t.number as serving, t.state as ticket_state, t.state_at, o.minutes_at_counter as usual
from places_counter as c
join catalogue_agencyoffice as office on office.id = c.office_id
left join queueing_countersession as s on s.counter_id = c.id and s.closed_at is null
left join identity_user as u on u.id = s.officer_id
left join queueing_ticket as t on t.counter_id = c.id and t.state in ('called', 'serving')
left join catalogue_offering as o on o.id = t.offering_id
where c.hall_id = %(hall)s and c.is_active
order by lpad(c.code, 8, ' ')
