-- Of some halls' days those whose promise is not written down and still matters, and whether the
-- hall's own calendar of that day was changed once it had begun.
select
    a.hall_id,
    a.day,
    exists (
        select 1
        from places_calendarchange as change
        where change.hall_id = a.hall_id
          and change.subject = 'day'
          and a.day between change.first_on and change.last_on
          and change.at >= a.day::timestamp at time zone region.timezone
    ) as changed_late
from unnest(%(halls)s::uuid[], %(days)s::date[]) as a (hall_id, day)
join places_hall as hall on hall.id = a.hall_id
join places_region as region on region.code = hall.region_id
where a.day <= (%(at)s at time zone region.timezone)::date
  and not exists (
      select 1 from national_hallpromise as p where p.hall_id = a.hall_id and p.day = a.day
  )
  and not exists (
      select 1
      from national_hallbook as b
      where b.hall_id = a.hall_id and b.day = a.day and b.settled
  )
