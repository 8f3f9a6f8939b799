-- How the halls of the nation (no code) and of its provinces kept their hours, and their complaints.
select
    coalesce(region.province_id, '') as key,
    sum(days_planned)::int as days_planned,
    sum(days_open)::int as days_open,
    sum(days_kept)::int as days_kept,
    sum(refused)::int as refused,
    sum(complaints)::int as complaints,
    sum(answered)::int as answered,
    sum(answered_on_time)::int as answered_on_time,
    sum(paused)::int as paused,
    sum(late)::int as late,
    sum(reopened)::int as reopened
from national_bookmonth as b
join places_hall as hall on hall.id = b.hall_id
join places_region as region on region.code = hall.region_id
where b.month between %(since)s and %(until)s
group by grouping sets ((), (region.province_id))
having count(*) > 0
