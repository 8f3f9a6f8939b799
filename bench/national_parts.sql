-- The month's services at their counters, as the platform would have kept them.
insert into national_partmonth (
    hall_id, month, offering_id, counter_id, way, tickets, served, no_shows, "left", expired,
    returned, held, out_of_order, judged, on_time, wait_seconds, service_seconds, waits, service_times
)
select
    hall_id,
    %(month)s::date,
    offering_id,
    counter_id,
    'direct',
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
group by hall_id, offering_id, counter_id
