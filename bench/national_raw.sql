-- What a dashboard asks, by hand from the raw partitions: visits and waits by some key.
select
    {key} as key,
    count(*)::int as visits,
    percentile_disc(0.5) within group (order by v.wait) as p50,
    percentile_disc(0.9) within group (order by v.wait) as p90,
    count(*) filter (where v.wait <= v.promise)::int as on_time
from bench_visit as v
join bench_hall as h on h.hall_id = v.hall_id
join bench_part as o on o.offering_id = v.offering_id
where v.day >= %(since)s and v.day <= %(until)s and {only}
group by 1
