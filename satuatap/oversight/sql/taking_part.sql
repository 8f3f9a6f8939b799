-- How agencies take part, by hall and by agency: counted among halls with a desk, one row each.
with counted as (
    select distinct office.hall_id
    from catalogue_agencyoffice as office
    join places_hall as hall on hall.id = office.hall_id
    where office.is_active and (%(regions)s::text[] is null or hall.region_id = any(%(regions)s))
),
said as (
    select distinct on (word.hall_id, word.agency_id)
        word.hall_id, word.agency_id, word.is_expected
    from oversight_expectation as word
    left join oversight_expectationverdict as verdict on verdict.word_id = word.id
    where word.is_expected or word.by_ministry or verdict.is_agreed
    order by word.hall_id, word.agency_id, word.at desc, word.id desc
),
held as (
    select distinct agreement.hall_id, agreement.agency_id
    from oversight_agreement as agreement
    where agreement.ended_on is null and agreement.withdrawn_at is null and agreement.starts_on <= %(today)s
        and (agreement.ends_on is null or agreement.ends_on >= %(today)s)
),
promises as (
    select promised.hall_id, promised.agency_id, count(*) as promised,
        count(*) filter (where promised.is_given) as given
    from (
        select distinct agreement.hall_id, agreement.agency_id, service.service_id,
            exists (
                select 1 from catalogue_offering as offering
                join catalogue_agencyoffice as desk on desk.id = offering.office_id
                where offering.hall_id = agreement.hall_id and offering.is_active
                    and desk.is_active and offering.service_id = service.service_id
            ) as is_given
        from oversight_agreement as agreement
        join oversight_agreement_services as service on service.agreement_id = agreement.id
        where agreement.ended_on is null and agreement.withdrawn_at is null and agreement.starts_on <= %(today)s
            and (agreement.ends_on is null or agreement.ends_on >= %(today)s)
    ) as promised
    group by promised.hall_id, promised.agency_id
),
pairs as (
    select
        counted.hall_id,
        agency.code as agency,
        desk.id is not null as here,
        coalesce(said.is_expected, agency.kind = any(%(usual)s::text[])) as expected,
        said.is_expected is false as excused,
        agency.kind = 'vertikal' as vertical,
        agency.kind <> 'opd' as outside,
        held.agency_id is not null as agreed,
        coalesce(promises.promised, 0) as promised,
        coalesce(promises.given, 0) as given,
        asked.id is not null as asked
    from counted
    cross join catalogue_agency as agency
    left join catalogue_agencyoffice as desk
        on desk.hall_id = counted.hall_id and desk.agency_id = agency.code and desk.is_active
    left join said on said.hall_id = counted.hall_id and said.agency_id = agency.code
    left join held on held.hall_id = counted.hall_id and held.agency_id = agency.code
    left join promises on promises.hall_id = counted.hall_id and promises.agency_id = agency.code
    left join oversight_joinrequest as asked
        on asked.hall_id = counted.hall_id and asked.agency_id = agency.code and asked.answer = ''
)
select
    hall_id,
    agency,
    count(*) filter (where here) as here,
    count(*) filter (where expected) as expected,
    count(*) filter (where expected and not here) as absent,
    count(*) filter (where excused and not here) as excused,
    count(*) filter (where asked) as asked,
    count(*) filter (where vertical and here) as vertical_have,
    count(*) filter (where vertical and (here or expected)) as vertical_of,
    count(*) filter (where outside and not vertical and expected and here) as others_have,
    count(*) filter (where outside and not vertical and expected) as others_of,
    count(*) filter (where outside and here and agreed) as agreements_have,
    count(*) filter (where outside and here) as agreements_of,
    coalesce(sum(given), 0)::int as services_have,
    coalesce(sum(promised), 0)::int as services_of
from pairs
where here or expected or excused or promised > 0
group by grouping sets ((hall_id), (agency))
