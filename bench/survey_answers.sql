-- So many answers to each service of a hall, spread over half a year; better halls answer better.
insert into surveys_sheet (
    id, campaign_id, office_id, offering_id, channel, is_open, source, day, at, scores, profile, remark
)
select
    gen_random_uuid(),
    part.campaign_id,
    part.office_id,
    part.offering_id,
    (array['exit', 'qr', 'counter', 'interview'])[1 + floor(random() * 4)::int],
    true,
    '',
    part.begins + floor(random() * %(days)s)::int,
    part.begins::timestamptz,
    array[
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int,
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int,
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int,
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int,
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int,
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int,
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int,
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int,
        1 + (random() < part.good)::int + (random() < part.good)::int + (random() < part.good)::int
    ],
    jsonb_build_object(
        'jenis-kelamin', (array['perempuan', 'laki-laki'])[1 + floor(random() * 2)::int],
        'pendidikan', (array['sd', 'smp', 'sma', 'diploma', 's1'])[1 + floor(random() * 5)::int]
    ),
    ''
from (
    select
        campaign.id as campaign_id,
        campaign.begins,
        offering.office_id,
        offering.id as offering_id,
        0.62 + 0.25 * (hashtext(campaign.id::text) & 1023) / 1023 as good
    from surveys_campaign as campaign
    join catalogue_offering as offering on offering.hall_id = campaign.hall_id
    where campaign.id = any(%(campaigns)s)
) as part
cross join generate_series(1, %(each)s)
