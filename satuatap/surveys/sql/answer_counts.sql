-- How many respondents of a campaign gave each answer to each element (place counts from 1).
select
    score.place::int as place,
    score.given::int as given,
    count(*)::int as answers
from surveys_sheet as sheet
cross join lateral unnest(sheet.scores) with ordinality as score (given, place)
where sheet.campaign_id = %(campaign)s
group by score.place, score.given
