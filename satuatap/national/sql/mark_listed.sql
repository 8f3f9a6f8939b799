-- From when until when a hall offers a service, by its own day: whatever is taken off the list was
-- promised until then. What is taken off on the day it came on was a slip, and leaves nothing.
create function national_list(
    of_hall uuid, of_office uuid, of_offering uuid, is_listed boolean
) returns void language plpgsql as $$
declare
    today date;
begin
    select (now() at time zone region.timezone)::date into today
    from places_hall as hall
    join places_region as region on region.code = hall.region_id
    where hall.id = of_hall;
    if is_listed then
        insert into national_listed (hall_id, office_id, offering_id, since)
        values (of_hall, of_office, of_offering, today)
        on conflict do nothing;
    else
        delete from national_listed
        where offering_id = of_offering and until is null and since = today;
        update national_listed set until = today
        where offering_id = of_offering and until is null;
    end if;
end
$$;

create function national_list_offering() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        perform national_list(old.hall_id, old.office_id, old.id, false);
        return null;
    end if;
    if tg_op = 'UPDATE' and old.office_id <> new.office_id then
        perform national_list(old.hall_id, old.office_id, old.id, false);
    end if;
    perform national_list(
        new.hall_id,
        new.office_id,
        new.id,
        new.is_active and (
            select office.is_active from catalogue_agencyoffice as office
            where office.id = new.office_id
        )
    );
    return null;
end
$$;

create trigger national_list_offering after insert or delete on catalogue_offering
for each row execute function national_list_offering();

create trigger national_list_changed_offering after update on catalogue_offering
for each row when ((old.is_active, old.office_id) is distinct from (new.is_active, new.office_id))
execute function national_list_offering();

create function national_list_office() returns trigger language plpgsql as $$
begin
    perform national_list(o.hall_id, o.office_id, o.id, new.is_active and o.is_active)
    from catalogue_offering as o
    where o.office_id = new.id;
    return null;
end
$$;

create trigger national_list_office after update on catalogue_agencyoffice
for each row when (old.is_active is distinct from new.is_active)
execute function national_list_office();

-- What was offered before this was kept.
insert into national_listed (hall_id, office_id, offering_id)
select o.hall_id, o.office_id, o.id
from catalogue_offering as o
join catalogue_agencyoffice as office on office.id = o.office_id
where o.is_active and office.is_active;
