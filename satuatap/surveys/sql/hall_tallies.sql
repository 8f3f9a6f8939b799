-- What each of these campaigns brought: its hall, region, province, sample and tally.
select
    hall.slug,
    hall.name,
    region.code as region_code,
    region.name as region_name,
    province.code as province_code,
    province.name as province_name,
    target.sample,
    part.respondents,
    part.totals,
    part.squares
from surveys_parttally as part
join surveys_campaign as campaign on campaign.id = part.campaign_id
join places_hall as hall on hall.id = campaign.hall_id
join places_region as region on region.code = hall.region_id
join places_province as province on province.code = region.province_id
join surveys_campaigntarget as target
    on target.campaign_id = part.campaign_id
    and target.office_id is null
    and target.offering_id is null
where part.campaign_id = any(%(campaigns)s)
    and part.office_id is null
    and part.offering_id is null
    and part.respondents >= %(least)s
