-- Complaints that were sent in a period, by kind and agency. Times are days on the wall clock,
-- pauses included: what the reporter has waited.
select
    c.kind,
    coalesce(o.agency_id, '') as agency,
    count(*) as sent,
    count(c.answered_at) as answered,
    count(*) filter (where c.on_time) as on_time,
    count(*) filter (where c.reopenings > 0) as reopened,
    count(*) filter (where c.state = 'done') as done,
    count(*) filter (where c.breaches > 0) as breached,
    percentile_cont(0.5) within group (
        order by extract(epoch from c.answered_at - c.sent_at) / 86400.0
    )::double precision as answer_p50,
    percentile_cont(0.9) within group (
        order by extract(epoch from c.answered_at - c.sent_at) / 86400.0
    )::double precision as answer_p90
from complaints_complaint as c
left join catalogue_agencyoffice as o on o.id = coalesce(c.office_id, c.about_office_id)
where c.state not in ('draft', 'merged')
  and c.sent_at >= %(first)s::timestamptz and c.sent_at < %(last)s::timestamptz
  and (%(hall)s::uuid is null or c.hall_id = %(hall)s::uuid)
  -- no stranger learns of what is secret, or goes around the hall and is not done
  and not c.is_secret
  and (not c.around_hall or c.state = 'done')
group by c.kind, coalesce(o.agency_id, '')
order by c.kind, agency
