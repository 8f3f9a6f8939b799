-- The month's visits as roll-ups of days, as the platform would have kept them.
insert into national_hallday (
    hall_id, day, way, visits, agencies, services, tickets, served, no_shows, "left", expired,
    returned, held, out_of_order, judged, on_time, wait_seconds, service_seconds, waits, service_times
)
select
    hall_id,
    day,
    'direct',
    count(*),
    12,
    24,
    count(*),
    count(*) filter (where state = 'done'),
    count(*) filter (where state = 'no_show'),
    count(*) filter (where state = 'cancelled'),
    count(*) filter (where state = 'expired'),
    0,
    0,
    0,
    count(*) filter (where wait is not null or state = 'expired'),
    count(*) filter (where wait <= promise),
    coalesce(sum(round(wait)), 0),
    coalesce(sum(round(serving)), 0),
    national_tally(width_bucket(wait::float, %(edges)s::float[])),
    national_tally(width_bucket(serving::float, %(edges)s::float[]))
from {partition}
group by hall_id, day
