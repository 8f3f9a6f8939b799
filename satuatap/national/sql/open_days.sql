-- Of some halls' days those that can be added up: neither sealed, nor without their tickets.
select a.hall_id, a.day
from unnest(%(halls)s::uuid[], %(days)s::date[]) as a (hall_id, day)
where (%(sealed)s::date is null or a.day >= %(sealed)s::date)
  and not exists (
      select 1
      from queueing_queueday as d
      join queueing_queue as q on q.id = d.queue_id
      where q.hall_id = a.hall_id and d.day = a.day and d.figures is not null
  )
