-- How halls kept their hours in some whole months, and their complaints.
select
    hall_id,
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
from national_bookmonth
where hall_id = any(%(halls)s::uuid[]) and month >= %(first)s and month < %(last)s
group by hall_id
