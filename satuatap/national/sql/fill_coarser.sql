-- What the coarser roll-ups would have of the months that are there.
insert into national_bookmonth (
    hall_id, month, days_planned, days_open, days_kept, complaints, answered, answered_on_time,
    late, reopened
)
select
    hall_id,
    date_trunc('month', day)::date,
    count(*) filter (where planned),
    count(*) filter (where opened),
    count(*) filter (where planned and kept),
    sum(complaints),
    sum(answered),
    sum(answered_on_time),
    sum(late),
    sum(reopened)
from national_hallbook
group by 1, 2;

insert into national_givenmonth (hall_id, month, office_id, offering_id, served, last_on)
select
    m.hall_id,
    m.month,
    o.office_id,
    m.offering_id,
    sum(m.served),
    (
        select max(d.day)
        from national_partday as d
        where d.hall_id = m.hall_id
          and d.offering_id = m.offering_id
          and d.day >= m.month
          and d.day < m.month + interval '1 month'
          and d.served > 0
    )
from national_partmonth as m
join catalogue_offering as o on o.id = m.offering_id
where m.served > 0
group by m.hall_id, m.month, o.office_id, m.offering_id;
