-- The same of the days of a period that lie outside its whole months.
select
    hall_id,
    count(*) filter (where planned)::int as days_planned,
    count(*) filter (where opened)::int as days_open,
    count(*) filter (where planned and kept)::int as days_kept,
    sum(refused)::int as refused,
    sum(complaints)::int as complaints,
    sum(answered)::int as answered,
    sum(answered_on_time)::int as answered_on_time,
    sum(paused)::int as paused,
    sum(late)::int as late,
    sum(reopened)::int as reopened
from national_hallbook
where hall_id = any(%(halls)s::uuid[])
  and day between %(since)s and %(until)s
  and (day < %(first)s or day >= %(last)s)
group by hall_id
