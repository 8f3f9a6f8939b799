-- A campaign's answers added up by part and channel, one row an element (place counts from 1).
-- "squares" is the sum of the squares of what each respondent gave in all.
select
    sheet.office_id,
    sheet.offering_id,
    sheet.channel,
    sheet.is_open,
    score.place::int as place,
    count(*) as respondents,
    sum(score.given)::bigint as total,
    sum(whole.given * whole.given)::bigint as squares
from surveys_sheet as sheet
cross join lateral (select sum(each) as given from unnest(sheet.scores) as each) as whole
cross join lateral unnest(sheet.scores) with ordinality as score (given, place)
where sheet.campaign_id = %(campaign)s
group by sheet.office_id, sheet.offering_id, sheet.channel, sheet.is_open, score.place
order by sheet.office_id, sheet.offering_id, sheet.channel, sheet.is_open, score.place
