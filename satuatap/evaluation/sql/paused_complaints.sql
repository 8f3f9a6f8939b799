-- Complaints sent in a period whose clock somebody has stopped at least once, by hall.
select complaint.hall_id, count(*) as paused
from complaints_complaint as complaint
join places_hall as hall on hall.id = complaint.hall_id
join places_region as region on region.code = hall.region_id
where complaint.hall_id = any(%(halls)s::uuid[])
    and (complaint.sent_at at time zone region.timezone)::date between %(since)s and %(until)s
    and not complaint.is_secret
    and complaint.on_time
    and exists (
        select 1
        from complaints_complaintclock as clock
        cross join lateral jsonb_array_elements(clock.verbs) as verb
        where clock.complaint_id = complaint.id and verb ->> 0 = 'pause'
    )
group by complaint.hall_id
