-- So many open complaints and twice as many that ended, spread over halls, offices, kinds and a
-- year; every fortieth came up, every twentieth is secret, every tenth of the ended is published.
insert into complaints_complaint (
    id, code, number, hall_id, office_id, kind, channel, title, body, moderated,
    moderated_title, moderated_body, is_anonymous, is_secret, loosenings, severity, is_levy,
    around_hall, level, state, state_at, asked_from, drafted_at, sent_at, counting_from, due_at,
    answered_at, on_time, closed_at, reopenings, breaches, may_publish
)
select
    gen_random_uuid(),
    'b' || n,
    'ADU-B-2026-' || n,
    place.hall_id,
    case when n %% 4 = 0 then null else place.office_id end,
    (array['complaint', 'complaint', 'information', 'aspiration'])[1 + n %% 4],
    'portal',
    (array['Antrean', 'Toilet', 'Petugas', 'Syarat', 'Layar', 'Parkir', 'Loket'])[1 + n %% 7]
    || ' ' || (array['KTP', 'paspor', 'lantai satu', 'pagi hari', 'SIM', 'pajak'])[1 + n %% 6]
    || ' ' || (array['terlalu lama', 'rusak', 'tidak jelas', 'kosong', 'berubah'])[1 + n %% 5],
    'Saya datang pada hari ke-' || n %% 365 || ' dan melihat hal ini di loket ' || n %% 30 || '.',
    '', '', '', n %% 3 = 0, n %% 20 = 0, 0, 'no_oversight', false, false,
    case when n %% 40 = 0 then 1 + n / 40 %% 4 else 0 end,
    case when not is_open then 'done' when n %% 3 = 0 then 'sent' else 'in_progress' end,
    sent.at, '', sent.at, sent.at, sent.at,
    case when is_open then sent.at + interval '20 days' end,
    case when not is_open then sent.at + make_interval(hours => 24 + n %% 400) end,
    case when not is_open then n %% 5 > 0 end,
    case when not is_open then sent.at + make_interval(hours => 48 + n %% 400) end,
    (n %% 17 = 0)::int,
    (n %% 40 = 0)::int,
    n %% 20 > 0
from generate_series(1, 3 * %(open)s) as n
cross join lateral (select n <= %(open)s as is_open) as part
cross join lateral (
    select %(at)s::timestamptz - make_interval(mins => (n::bigint * 7919 %% 525600)::int) as at
) as sent
join (
    select o.hall_id, o.id as office_id, row_number() over (order by o.hall_id, o.id) - 1 as nth
    from catalogue_agencyoffice as o
) as place on place.nth = n %% (select count(*) from catalogue_agencyoffice);

insert into complaints_reporter (complaint_id, name, phone_digest, pin, pin_misses)
select id, '', '', '', 0 from complaints_complaint;

insert into complaints_publication (
    complaint_id, title, body, answer, published_at, published_by
)
select id, title, body, 'Sudah ditangani.', closed_at, 'bench'
from complaints_complaint
where state = 'done' and not is_secret and get_byte(uuid_send(id), 15) < 26
