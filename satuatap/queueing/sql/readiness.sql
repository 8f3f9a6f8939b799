-- What a hall has of everything that it needs to open, in one row.
with desks as (
    select c.id, exists (
        select 1 from queueing_counterservice as gives where gives.counter_id = c.id
    ) as gives
    from places_counter as c
    where c.hall_id = %(hall)s and c.is_active
),
offered as (
    select o.id, exists (
        select 1 from queueing_counterservice as gives
        join desks on desks.id = gives.counter_id
        where gives.offering_id = o.id
    ) as given
    from catalogue_offering as o
    join catalogue_agencyoffice as office on office.id = o.office_id and office.is_active
    where o.hall_id = %(hall)s and o.is_active and o.queue_id is not null
)
select
    (select count(*) from places_openinghours where hall_id = %(hall)s) as hours,
    (select count(*) from queueing_hallpolicy where hall_id = %(hall)s) as policy,
    (select count(*) from catalogue_agencyoffice where hall_id = %(hall)s and is_active) as offices,
    (select count(*) from queueing_queue where hall_id = %(hall)s and is_active) as queues,
    (select count(*) from offered) as offerings,
    (select count(*) from offered where not given) as offerings_without_counter,
    (select count(*) from desks) as counters,
    (select count(*) from desks where not gives) as counters_without_service,
    (select count(*) from identity_membership where hall_id = %(hall)s and role = 'hall_manager')
        as managers,
    (select count(*) from identity_membership where hall_id = %(hall)s and role = 'counter_officer')
        as officers,
    (select count(*) from queueing_display where hall_id = %(hall)s) as displays,
    (select count(*) from queueing_display where hall_id = %(hall)s and token_id is null)
        as displays_unpaired,
    (select count(*) from queueing_kiosk where hall_id = %(hall)s) as kiosks,
    (select count(*) from queueing_kiosk where hall_id = %(hall)s and token_id is null)
        as kiosks_unpaired
