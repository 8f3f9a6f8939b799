-- The tallies of a campaign's hall, offices and services, added up anew from its days.
insert into surveys_parttally
    (campaign_id, office_id, offering_id, respondents, totals, squares)
select
    %(campaign)s,
    part.office_id,
    part.offering_id,
    max(part.respondents),
    array_agg(part.total order by part.place),
    max(part.squares)
from (
    select
        tally.office_id,
        tally.offering_id,
        element.place,
        sum(tally.respondents)::int as respondents,
        sum(element.total)::int as total,
        sum(tally.squares)::bigint as squares
    from surveys_daytally as tally
    cross join lateral unnest(tally.totals) with ordinality as element (total, place)
    where tally.campaign_id = %(campaign)s
    group by grouping sets (
        (element.place), (tally.office_id, element.place), (tally.offering_id, element.place)
    )
    -- what came for no known office or service belongs to the hall alone
    having (grouping(tally.office_id) = 1 or tally.office_id is not null)
        and (grouping(tally.offering_id) = 1 or tally.offering_id is not null)
) as part
group by part.office_id, part.offering_id
