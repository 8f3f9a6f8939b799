-- Whoever loses a role of a hall or a region had it: they judge it for some time no more.
create function evaluation_keep_role() returns trigger language plpgsql as $$
begin
    insert into evaluation_pastrole (user_id, hall_id, region_id, agency_id, ended_at)
    select
        old.user_id,
        old.hall_id,
        coalesce(old.region_id, hall.region_id),
        office.agency_id,
        now()
    from (select 1) as one
    left join places_hall as hall on hall.id = old.hall_id
    left join catalogue_agencyoffice as office on office.id = old.office_id;
    return null;
end
$$;

create trigger evaluation_keep_role_of_deleted after delete on identity_membership
for each row when (old.hall_id is not null or old.region_id is not null)
execute function evaluation_keep_role();

create trigger evaluation_keep_role_of_changed after update on identity_membership
for each row when (
    (old.hall_id is not null or old.region_id is not null)
    and (old.hall_id, old.region_id, old.office_id, old.user_id)
    is distinct from (new.hall_id, new.region_id, new.office_id, new.user_id)
)
execute function evaluation_keep_role();
