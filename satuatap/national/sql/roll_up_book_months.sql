-- Some halls' months out of their books.
insert into national_bookmonth (
    hall_id, month, days_planned, days_open, days_kept, refused, complaints, answered,
    answered_on_time, paused, late, reopened
)
select
    b.hall_id,
    asked.month,
    count(*) filter (where planned),
    count(*) filter (where opened),
    count(*) filter (where planned and kept),
    sum(refused),
    sum(complaints),
    sum(answered),
    sum(answered_on_time),
    sum(paused),
    sum(late),
    sum(reopened)
from unnest(%(halls)s::uuid[], %(months)s::date[]) as asked (hall_id, month)
join national_hallbook as b
    on b.hall_id = asked.hall_id
    and b.day >= asked.month
    and b.day < asked.month + interval '1 month'
group by b.hall_id, asked.month
on conflict (hall_id, month) do update set
    days_planned = excluded.days_planned,
    days_open = excluded.days_open,
    days_kept = excluded.days_kept,
    refused = excluded.refused,
    complaints = excluded.complaints,
    answered = excluded.answered,
    answered_on_time = excluded.answered_on_time,
    paused = excluded.paused,
    late = excluded.late,
    reopened = excluded.reopened
