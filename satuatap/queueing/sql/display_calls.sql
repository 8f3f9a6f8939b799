-- The day's latest calls that one display shows, newest first.
select
    call.id,
    call.number,
    call.at,
    call.nth,
    desk.code as counter,
    office.short_name as office,
    offering.title_id as service,
    offering.title_en as service_en,
    ticket.state,
    coalesce(ticket.counter_id = call.counter_id, false) as here,
    call.ticket_id as ticket,
    exists (
        select 1 from queueing_voiceturn as turn
        join queueing_voicezone as room on room.id = turn.zone_id
        where turn.call_id = call.id and turn.spoken_at is not null
          and room.hall_id = call.hall_id
          and (room.id = %(room)s::uuid or (%(room)s::uuid is null and room.name = ''))
    ) as spoken
from queueing_call as call
join queueing_ticket as ticket on ticket.id = call.ticket_id
join places_counter as desk on desk.id = call.counter_id
join catalogue_agencyoffice as office on office.id = desk.office_id
join catalogue_offering as offering on offering.id = ticket.offering_id
where call.hall_id = %(hall)s
  and call.at >= %(since)s
  and (
      %(everything)s
      or exists (
          select 1 from queueing_display_offices as chosen
          where chosen.display_id = %(display)s and chosen.agencyoffice_id = desk.office_id
      )
  )
order by call.id desc
limit %(most)s
