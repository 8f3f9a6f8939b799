-- Which of a hall's services and agencies there are, and which gave anything in the months of a
-- period.
with given as (
    select distinct offering_id
    from national_givenmonth
    where hall_id = any(%(halls)s::uuid[])
      and month between date_trunc('month', %(since)s::date) and %(until)s::date
)
select
    o.hall_id,
    count(*) filter (where o.is_active and office.is_active)::int as services_promised,
    count(given.offering_id)::int as services_given,
    count(distinct o.office_id) filter (where o.is_active and office.is_active)::int as agencies_promised,
    count(distinct o.office_id) filter (where given.offering_id is not null)::int as agencies_present
from catalogue_offering as o
join catalogue_agencyoffice as office on office.id = o.office_id
left join given on given.offering_id = o.id
where o.hall_id = any(%(halls)s::uuid[])
group by o.hall_id
