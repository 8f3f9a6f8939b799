-- What the platform sees of halls by itself, one row a hall.
select
    hall.id as hall_id,
    (
        select count(*) from catalogue_agencyoffice as office
        where office.hall_id = hall.id and office.is_active
    ) as agencies,
    (
        select count(*) from catalogue_agencyoffice as office
        join catalogue_agency as agency on agency.code = office.agency_id
        where office.hall_id = hall.id and office.is_active and agency.kind = 'vertikal'
    ) as vertical,
    (
        select count(*) from catalogue_agencyoffice as office
        join catalogue_agency as agency on agency.code = office.agency_id
        where office.hall_id = hall.id and office.is_active and agency.kind <> 'opd'
    ) as outside,
    (
        select count(*) from catalogue_agencyoffice as office
        join catalogue_agency as agency on agency.code = office.agency_id
        where office.hall_id = hall.id and office.is_active and agency.kind <> 'opd'
            and exists (
                select 1 from oversight_agreement as agreement
                where agreement.hall_id = hall.id and agreement.agency_id = agency.code
                    and agreement.starts_on <= %(today)s and agreement.ended_on is null
                    and agreement.withdrawn_at is null
                    and (agreement.ends_on is null or agreement.ends_on >= %(today)s)
            )
    ) as agreed,
    (
        select count(*) from catalogue_offering as offering
        join catalogue_agencyoffice as office on office.id = offering.office_id
        where offering.hall_id = hall.id and offering.is_active and office.is_active
    ) as services,
    (
        select count(*) from catalogue_offering as offering
        join catalogue_agencyoffice as office on office.id = offering.office_id
        join catalogue_offeringstandard as own on own.offering_id = offering.id
        where offering.hall_id = hall.id and offering.is_active and office.is_active
            and own.decree <> ''
    ) as stated,
    (
        select count(distinct member.office_id) from identity_membership as member
        join identity_user as person on person.id = member.user_id and person.is_active
        join catalogue_agencyoffice as office on office.id = member.office_id
        where member.hall_id = hall.id and member.role = 'counter_officer' and office.is_active
    ) as staffed,
    (
        select least(count(*), 1) from places_openinghours as hours
        where hours.hall_id = hall.id
    ) as hours,
    (
        select least(count(*), 1) from places_counter as counter
        where counter.hall_id = hall.id and counter.is_active
    ) as counters,
    (
        select least(count(*), 1) from queueing_queue as queue
        where queue.hall_id = hall.id
    ) as queues,
    (
        select count(distinct member.role) from identity_membership as member
        join identity_user as person on person.id = member.user_id and person.is_active
        where member.hall_id = hall.id and member.role in ('hall_manager', 'inspectorate')
    ) as complaints,
    (
        select least(
            (select count(*) from surveys_campaign as campaign where campaign.hall_id = hall.id)
            + (
                select count(*) from queueing_tablet as tablet where tablet.hall_id = hall.id
            ),
            1
        )
    ) as survey,
    array(
        select distinct step.stage from oversight_stageevent as step where step.hall_id = hall.id
    ) as steps,
    array(
        select distinct instrument.kind from oversight_legalinstrument as instrument
        where instrument.hall_id = hall.id and instrument.withdrawn_at is null
    ) as instruments
from places_hall as hall
where hall.id = any(%(halls)s)
