-- What some halls' days had promised, when their counters were open, and the complaints of those
-- days: those that public figures count (complaints/sql/figures.sql), and merged ones.
with asked as (
    select
        a.hall_id,
        a.day,
        hall.region_id,
        region.province_id,
        a.day::timestamp at time zone region.timezone as begins,
        (a.day + 1)::timestamp at time zone region.timezone as ends
    from unnest(%(halls)s::uuid[], %(days)s::date[]) as a (hall_id, day)
    join places_hall as hall on hall.id = a.hall_id
    join places_region as region on region.code = hall.region_id
),
sat as (
    select
        a.hall_id,
        a.day,
        array_agg(s.opened_at order by s.id) as opened,
        array_agg(least(s.closed_at, a.ends, %(at)s) order by s.id) as closed,
        bool_or(s.closed_at is null) as still_open
    from asked as a
    join queueing_countersession as s
        on s.hall_id = a.hall_id and s.opened_at >= a.begins and s.opened_at < a.ends
    group by a.hall_id, a.day
),
cases as (
    -- One that was merged counts as a case of its own: by its own clock until then, and from then on
    -- by the answer that the other one got after it was sent, within as many days as that one had.
    select
        a.hall_id,
        a.day,
        coalesce(c.answered_at, o.answered_at) is not null as answered,
        case
            when c.answered_at is not null or o.id is null then coalesce(c.on_time, false)
            else coalesce(
                o.on_time
                and c.breaches = 0
                and o.answered_at >= c.sent_at
                -- by its own date, where it had come so far; who was first has the other's days
                and o.answered_at <= coalesce(
                    due.own,
                    due.others - greatest(o.sent_at - c.sent_at, interval '0')
                ),
                false
            )
        end as on_time,
        c.breaches > 0 or (c.answered_at is null and coalesce(o.breaches, 0) > 0) as late,
        c.reopenings + coalesce(o.reopenings, 0) > 0 as reopened,
        exists (
            select 1
            from complaints_complaintclock as clock
            cross join lateral jsonb_array_elements(clock.verbs) as verb
            where clock.complaint_id in (c.id, o.id) and verb ->> 0 = 'pause'
        ) as paused
    from asked as a
    join complaints_complaint as c
        on c.hall_id = a.hall_id and c.sent_at >= a.begins and c.sent_at < a.ends
    left join complaints_complaint as o on o.id = c.duplicate_of_id
    left join lateral (
        select
            max(k.due_at) filter (where k.complaint_id = c.id) as own,
            max(k.due_at) filter (where k.complaint_id = o.id) as others
        from complaints_complaintclock as k
        where k.complaint_id in (c.id, o.id) and k.purpose = 'answer'
    ) as due on o.id is not null
    where c.state <> 'draft'
      and not c.is_secret
      and (not c.around_hall or coalesce(o.state, c.state) = 'done')
),
told as (
    select
        hall_id,
        day,
        count(*)::int as complaints,
        count(*) filter (where answered)::int as answered,
        count(*) filter (where on_time)::int as answered_on_time,
        count(*) filter (where on_time and paused)::int as paused,
        count(*) filter (where late)::int as late,
        count(*) filter (where reopened)::int as reopened
    from cases
    group by hall_id, day
)
select
    a.hall_id,
    a.day,
    a.ends <= %(at)s as is_over,
    coalesce(book.settled, false) as settled,
    promise.opens_at,
    promise.closes_at,
    promise.break_from,
    promise.break_to,
    exists (
        -- what was decreed above the hall after its promise was written down
        select 1
        from places_calendarchange as change
        where change.scope <> 'hall'
          and change.subject in ('day', 'season')
          and a.day between change.first_on and change.last_on
          and change.at > promise.written_at
          and coalesce(change.province_id, a.province_id) = a.province_id
          and coalesce(change.region_id, a.region_id) = a.region_id
    ) as decreed,
    coalesce(sat.opened, '{}') as opened,
    coalesce(sat.closed, '{}') as closed,
    coalesce(sat.still_open, false) as still_open,
    (
        select count(*)::int
        from queueing_turnedaway as away
        where away.hall_id = a.hall_id and away.day = a.day
    ) as refused,
    coalesce(told.complaints, 0) as complaints,
    coalesce(told.answered, 0) as answered,
    coalesce(told.answered_on_time, 0) as answered_on_time,
    coalesce(told.paused, 0) as paused,
    coalesce(told.late, 0) as late,
    coalesce(told.reopened, 0) as reopened
from asked as a
left join national_hallpromise as promise using (hall_id, day)
left join national_hallbook as book using (hall_id, day)
left join sat using (hall_id, day)
left join told using (hall_id, day)
