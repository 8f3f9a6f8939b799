-- Every weekday of the month was kept by most halls, and brought a complaint here and there.
insert into national_hallbook (
    hall_id, day, planned, opened, kept, complaints, answered, answered_on_time, late, reopened
)
select hall_id, day, true, true, random() < 0.93, (random() < 0.2)::int, 0, 0, 0, 0
from national_hallday
where day >= %(month)s and day < %(month)s::date + interval '1 month'
