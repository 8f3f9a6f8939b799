-- One month of visits: every hall on every weekday, busier ones more, waits skewed as they are.
insert into {partition} (hall_id, offering_id, counter_id, day, arrived_at, wait, serving, promise, state)
select
    h.hall_id,
    h.offerings[x.service],
    h.counters[x.service * 2 - (x.chance < 0.3)::int],
    d.day,
    d.day + time '01:00' + x.chance * interval '7 hours',
    case when x.fate < 0.96 then exp(h.pace + 0.9 * random_normal())::real end,
    case when x.fate < 0.92 then exp(6.1 + 0.6 * random_normal())::real end,
    1800,
    case
        when x.fate < 0.92 then 'done'
        when x.fate < 0.96 then 'no_show'
        when x.fate < 0.99 then 'cancelled'
        else 'expired'
    end
from bench_hall as h
cross join (
    select each::date as day
    from generate_series(
        %(month)s::date, %(month)s::date + interval '1 month' - interval '1 day', interval '1 day'
    ) as each
    where extract(isodow from each) < 6
) as d
cross join lateral generate_series(
    1, floor(%(daily)s * h.weight * (0.75 + 0.5 * (hashtext(h.hall_id::text || d.day) & 255) / 255) + random())::int
) as visit (nth)
cross join lateral (
    select
        1 + floor(h.services * power(random(), 2))::int + 0 * visit.nth as service,
        random() + 0 * visit.nth as chance,
        random() + 0 * visit.nth as fate
) as x
