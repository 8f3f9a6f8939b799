-- Every index and rank straight from the answers: halls, regions, provinces, the nation, agencies
-- and services, with all nine elements.
select
    summed.level,
    summed.code,
    summed.respondents,
    summed.elements,
    summed.ikm,
    rank() over (partition by summed.level order by summed.ikm desc)::int as rank
from (
    select
        case
            when grouping(hall.slug) = 0 then 'hall'
            when grouping(hall.region_id) = 0 then 'region'
            when grouping(region.province_id) = 0 then 'province'
            when grouping(office.agency_id) = 0 then 'agency'
            when grouping(offering.service_id) = 0 then 'service'
            else 'nation'
        end as level,
        coalesce(
            hall.slug, hall.region_id, region.province_id, office.agency_id, offering.service_id, ''
        ) as code,
        count(*) as respondents,
        array[
            round(sum(sheet.scores[1]) * 25.0 / count(*), 2),
            round(sum(sheet.scores[2]) * 25.0 / count(*), 2),
            round(sum(sheet.scores[3]) * 25.0 / count(*), 2),
            round(sum(sheet.scores[4]) * 25.0 / count(*), 2),
            round(sum(sheet.scores[5]) * 25.0 / count(*), 2),
            round(sum(sheet.scores[6]) * 25.0 / count(*), 2),
            round(sum(sheet.scores[7]) * 25.0 / count(*), 2),
            round(sum(sheet.scores[8]) * 25.0 / count(*), 2),
            round(sum(sheet.scores[9]) * 25.0 / count(*), 2)
        ] as elements,
        round(
            sum(
                sheet.scores[1] + sheet.scores[2] + sheet.scores[3] + sheet.scores[4]
                + sheet.scores[5] + sheet.scores[6] + sheet.scores[7] + sheet.scores[8]
                + sheet.scores[9]
            ) * 25.0 / (9 * count(*)),
            2
        ) as ikm
    from surveys_sheet as sheet
    join surveys_campaign as campaign on campaign.id = sheet.campaign_id
    join places_hall as hall on hall.id = campaign.hall_id
    join places_region as region on region.code = hall.region_id
    join catalogue_agencyoffice as office on office.id = sheet.office_id
    join catalogue_offering as offering on offering.id = sheet.offering_id
    group by grouping sets (
        (hall.slug), (hall.region_id), (region.province_id), (office.agency_id),
        (offering.service_id), ()
    )
) as summed
