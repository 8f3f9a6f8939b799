-- Arrivals by the hour of the hall's own clock: one day, and a week before up to the same minute.
select
    extract(hour from t.issued_at at time zone %(zone)s)::int as hour,
    count(*) filter (where t.day = %(day)s) as people,
    count(*) filter (where t.day = %(before)s) as people_before
from queueing_ticket as t
where t.hall_id = %(hall)s
  and (
      (t.day = %(day)s and t.issued_at <= %(at)s)
      or (t.day = %(before)s and t.issued_at <= %(at_before)s)
  )
group by 1
order by 1
