-- A campaign's tallies out of its days, one row a cell: what tallies.sql says, without reading a
-- sheet. An instrument has up to sixteen elements; sums by place beat rows by place some times.
select
    tally.office_id,
    tally.offering_id,
    tally.channel,
    tally.is_open,
    sum(tally.respondents)::bigint as respondents,
    array_remove(
        array[
            sum(tally.totals[1]),
            sum(tally.totals[2]),
            sum(tally.totals[3]),
            sum(tally.totals[4]),
            sum(tally.totals[5]),
            sum(tally.totals[6]),
            sum(tally.totals[7]),
            sum(tally.totals[8]),
            sum(tally.totals[9]),
            sum(tally.totals[10]),
            sum(tally.totals[11]),
            sum(tally.totals[12]),
            sum(tally.totals[13]),
            sum(tally.totals[14]),
            sum(tally.totals[15]),
            sum(tally.totals[16])
        ]::bigint[],
        null
    ) as totals,
    sum(tally.squares)::bigint as squares
from surveys_daytally as tally
where tally.campaign_id = %(campaign)s
group by tally.office_id, tally.offering_id, tally.channel, tally.is_open
order by tally.office_id, tally.offering_id, tally.channel, tally.is_open
