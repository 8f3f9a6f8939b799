-- A calendar day counts its revisions: one more with each real change, whoever makes it.
create or replace function places_count_revision() returns trigger
language plpgsql
as $$
begin
    new.revision := old.revision;
    if to_jsonb(new) <> to_jsonb(old) then
        new.revision := old.revision + 1;
    end if;
    return new;
end
$$;

drop trigger if exists count_revision on places_calendarday;
create trigger count_revision before update on places_calendarday
for each row execute function places_count_revision();
