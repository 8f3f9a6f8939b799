-- The old figures of some halls' months, and of the areas and services in them.
with asked as (
    select a.hall_id, a.month
    from unnest(%(halls)s::uuid[], %(months)s::date[]) as a (hall_id, month)
),
halls as (
    delete from national_hallmonth as m using asked as a
    where m.hall_id = a.hall_id and m.month = a.month
),
parts as (
    delete from national_partmonth as m using asked as a
    where m.hall_id = a.hall_id and m.month = a.month
),
given as (
    delete from national_givenmonth as m using asked as a
    where m.hall_id = a.hall_id and m.month = a.month
),
areas as (
    delete from national_areamonth where month = any(%(months)s::date[])
)
delete from national_servicemonth where month = any(%(months)s::date[])
