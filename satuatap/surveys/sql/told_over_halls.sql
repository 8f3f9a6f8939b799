-- What was said of each agency, or of each service of the national list, in all these campaigns, out of
-- what may be read of it in its halls, so that no sum tells what is withheld of one hall. An instrument
-- has up to sixteen elements; sums by place are some times faster than rows by place.
select
    part.code,
    count(distinct part.hall_id)::int as halls,
    sum(tally.respondents)::bigint as respondents,
    array_remove(
        array[
            sum(tally.totals[1]), sum(tally.totals[2]), sum(tally.totals[3]),
            sum(tally.totals[4]), sum(tally.totals[5]), sum(tally.totals[6]),
            sum(tally.totals[7]), sum(tally.totals[8]), sum(tally.totals[9]),
            sum(tally.totals[10]), sum(tally.totals[11]), sum(tally.totals[12]),
            sum(tally.totals[13]), sum(tally.totals[14]), sum(tally.totals[15]),
            sum(tally.totals[16])
        ]::bigint[],
        null
    ) as totals,
    sum(tally.squares)::bigint as squares
from surveys_parttally as tally
join (
    select id, agency_id as code, hall_id
    from catalogue_agencyoffice
    where %(what)s = 'agency'
    union all
    select id, service_id, hall_id
    from catalogue_offering
    where %(what)s = 'service' and service_id is not null
) as part on part.id = coalesce(tally.office_id, tally.offering_id)
where tally.campaign_id = any(%(campaigns)s)
    and tally.is_told
group by part.code
