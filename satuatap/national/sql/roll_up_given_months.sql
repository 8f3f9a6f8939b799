-- Which services of some halls served anybody in which months, and the last day that is known.
insert into national_givenmonth (hall_id, month, office_id, offering_id, served, last_on)
select m.hall_id, m.month, o.office_id, m.offering_id, m.served, d.last_on
from (
    select a.hall_id, a.month, p.offering_id, sum(p.served) as served
    from unnest(%(halls)s::uuid[], %(months)s::date[]) as a (hall_id, month)
    join national_partmonth as p on p.hall_id = a.hall_id and p.month = a.month
    where p.served > 0
    group by a.hall_id, a.month, p.offering_id
) as m
join catalogue_offering as o on o.id = m.offering_id
left join (
    select a.hall_id, a.month, p.offering_id, max(p.day) as last_on
    from unnest(%(halls)s::uuid[], %(months)s::date[]) as a (hall_id, month)
    join national_partday as p
        on p.hall_id = a.hall_id
        and p.day >= a.month
        and p.day < a.month + interval '1 month'
    where p.served > 0
    group by a.hall_id, a.month, p.offering_id
) as d on d.hall_id = m.hall_id and d.month = m.month and d.offering_id = m.offering_id
