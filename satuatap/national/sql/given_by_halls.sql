-- Which services and agencies were on a hall's list on any day of a period, and which of them gave
-- anything in its months: what was given had been promised.
with given as (
    select distinct hall_id, office_id, offering_id
    from national_givenmonth
    where hall_id = any(%(halls)s::uuid[])
      and month between date_trunc('month', %(since)s::date) and %(until)s::date
),
promised as (
    select hall_id, office_id, offering_id
    from national_listed
    where hall_id = any(%(halls)s::uuid[])
      and (since is null or since <= %(until)s::date)
      and (until is null or until >= %(since)s::date)
    union
    select hall_id, office_id, offering_id from given
)
select
    promised.hall_id,
    count(distinct promised.offering_id)::int as services_promised,
    count(distinct given.offering_id)::int as services_given,
    count(distinct promised.office_id)::int as agencies_promised,
    count(distinct given.office_id)::int as agencies_present
from promised
left join given using (hall_id, offering_id)
group by promised.hall_id
