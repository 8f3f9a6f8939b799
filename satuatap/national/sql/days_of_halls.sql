-- What some halls did on the days of a period that lie outside its whole months.
select
    hall_id,
    sum(visits)::bigint as visits,
    {sums}
from national_hallday
where hall_id = any(%(halls)s::uuid[])
  and day between %(since)s and %(until)s
  and (day < %(first)s or day >= %(last)s)
group by hall_id
