-- The raw visits, partitioned by month, and what a visit is drawn from: busy and quiet halls, each
-- with 24 services at two counters. One agency in 32 is on the list and never comes.
create table bench_visit (
    hall_id uuid not null,
    offering_id uuid not null,
    counter_id uuid not null,
    day date not null,
    arrived_at timestamp not null,
    wait real,
    serving real,
    promise smallint not null,
    state text not null
) partition by range (day);

create table bench_part as
select offering.id as offering_id, offering.hall_id, offering.service_id, offering.order as place
from catalogue_offering as offering
where offering.order = 0 or hashtext(offering.office_id::text) & 31 > 0;

create table bench_hall as
select
    hall.id as hall_id,
    region.province_id,
    0.2 + 2.4 * power((hashtext(hall.id::text) & 1023) / 1023.0, 2) as weight,
    6.2 + 0.8 * (hashtext(hall.slug) & 255) / 255 as pace,
    count(*)::int / 2 as services,
    array_agg(part.offering_id order by part.offering_id, nth) filter (where nth = 1) as offerings,
    array_agg(counter.id order by part.offering_id, nth) as counters
from places_hall as hall
join places_region as region on region.code = hall.region_id
join bench_part as part on part.hall_id = hall.id
cross join generate_series(1, 2) as nth
join places_counter as counter on counter.hall_id = hall.id and counter.code = part.place || '-' || nth
group by hall.id, region.code;

update bench_hall set weight = weight / (select avg(weight) from bench_hall);

-- Halls that are open on weekdays, and came there step by step.
update places_hall set status = 'operating';

insert into places_openinghours (hall_id, weekday, opens_at, closes_at, profile)
select id, weekday, '08:00', '15:00', 'regular'
from places_hall
cross join generate_series(0, 4) as weekday
on conflict do nothing;

insert into oversight_stageevent (
    hall_id, stage, came_from, "on", at, actor, document, document_url, note, source
)
select
    hall.id, step.stage, '', '2023-01-01'::date + step.after + (hashtext(hall.slug) & 511), now(),
    'bench', '', '', '', ''
from places_hall as hall
cross join (
    values (1, 'preparation', 0), (2, 'readiness', 120), (3, 'inaugurated', 240), (4, 'operating', 270)
) as step (nth, stage, after)
order by hall.id, step.nth;
