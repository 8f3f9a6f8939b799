-- What a collector asks of every hall at work, by the hall's own day; one row per hall.
select
    hall.slug as hall,
    coalesce((
        select sum(line_day.issued)
        from queueing_queueday as line_day
        join queueing_queue as line on line.id = line_day.queue_id
        where line.hall_id = hall.id and line_day.day = today.day
    ), 0)::int as issued,
    (
        select count(*) from queueing_call as call
        where call.hall_id = hall.id and call.at >= today.day::timestamp at time zone region.timezone
    ) as calls,
    (
        select count(*) from queueing_ticket as ticket
        where ticket.hall_id = hall.id and ticket.day = today.day
          and ticket.state in ('waiting', 'transferred')
    ) as waiting,
    (
        select count(*) from queueing_countersession as session
        where session.hall_id = hall.id and session.closed_at is null
    ) as counters,
    (
        select count(*) from queueing_printer as printer
        where printer.hall_id = hall.id and printer.state = 'lost'
    ) as printers_lost,
    (
        select count(*) from queueing_printer as printer
        where printer.hall_id = hall.id and printer.state = 'paper_out'
    ) as printers_empty,
    (
        select count(*) from queueing_display as display
        where display.hall_id = hall.id and display.token_id is not null
          and (display.seen_at is null or display.seen_at < %(silent_since)s)
    ) as displays_silent
from places_hall as hall
join places_region as region on region.code = hall.region_id
cross join lateral (select (%(at)s at time zone region.timezone)::date as day) as today
where hall.status = 'operating'
order by hall.slug
