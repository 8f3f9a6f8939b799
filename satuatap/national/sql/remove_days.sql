-- The old figures of some halls' days.
with asked as (
    select a.hall_id, a.day
    from unnest(%(halls)s::uuid[], %(days)s::date[]) as a (hall_id, day)
),
whole as (
    delete from national_hallday as d using asked as a
    where d.hall_id = a.hall_id and d.day = a.day
)
delete from national_partday as d using asked as a
where d.hall_id = a.hall_id and d.day = a.day
