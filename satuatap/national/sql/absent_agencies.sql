-- Agencies on the list of some halls that gave nothing in some months in which their hall served,
-- and when they last did; the first so many of them, and how many there are.
with serving as (
    select distinct hall_id
    from national_hallmonth
    where hall_id = any(%(halls)s::uuid[])
      and month between %(since)s and %(until)s
      and served > 0
),
absent as materialized (
    select
        office.id,
        hall.slug,
        hall.name as hall_name,
        region.name as region_name,
        agency.name_id as agency,
        agency.kind,
        office.name as office,
        count(*) over () as listed,
        row_number() over (
            order by agency.kind = 'vertikal' desc, region.code, hall.slug, office.name
        ) as place
    from catalogue_agencyoffice as office
    join serving on serving.hall_id = office.hall_id
    join catalogue_agency as agency on agency.code = office.agency_id
    join places_hall as hall on hall.id = office.hall_id
    join places_region as region on region.code = hall.region_id
    where office.is_active
      and not exists (
          select 1
          from national_givenmonth as g
          where g.office_id = office.id and g.month between %(since)s and %(until)s
      )
    order by place
    limit %(most)s::int
)
select
    a.slug,
    a.hall_name,
    a.region_name,
    a.agency,
    a.kind,
    a.office,
    a.listed::int as listed,
    (
        select count(*)::int
        from catalogue_offering as o
        where o.office_id = a.id and o.is_active
    ) as services,
    last.month as last_month,
    last.day as last_on
from absent as a
cross join lateral (
    select max(g.month) as month, max(g.last_on) as day
    from national_givenmonth as g
    where g.office_id = a.id and g.month < %(since)s
) as last
order by a.place
