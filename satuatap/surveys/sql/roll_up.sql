-- The tallies of some days of a campaign, added up anew from their sheets.
insert into surveys_daytally
    (campaign_id, day, office_id, offering_id, channel, is_open, respondents, totals, squares)
select
    element.campaign_id,
    element.day,
    element.office_id,
    element.offering_id,
    element.channel,
    element.is_open,
    max(element.respondents),
    array_agg(element.total order by element.place),
    max(element.squares)
from (
    select
        sheet.campaign_id,
        sheet.day,
        sheet.office_id,
        sheet.offering_id,
        sheet.channel,
        sheet.is_open,
        score.place,
        count(*)::int as respondents,
        sum(score.given)::int as total,
        sum(whole.given * whole.given)::bigint as squares
    from surveys_sheet as sheet
    cross join lateral (select sum(each) as given from unnest(sheet.scores) as each) as whole
    cross join lateral unnest(sheet.scores) with ordinality as score (given, place)
    where sheet.campaign_id = %(campaign)s
      and sheet.day = any(%(days)s)
    group by
        sheet.campaign_id, sheet.day, sheet.office_id, sheet.offering_id, sheet.channel,
        sheet.is_open, score.place
) as element
group by
    element.campaign_id, element.day, element.office_id, element.offering_id, element.channel,
    element.is_open
