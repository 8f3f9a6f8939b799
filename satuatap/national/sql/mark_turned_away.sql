-- Whoever got no number because the day's were given changes the day's figures.
create function national_mark_turned_away() returns trigger language plpgsql as $$
begin
    insert into national_changedday (hall_id, day) values (new.hall_id, new.day);
    return null;
end
$$;

create trigger national_mark_turned_away after insert on queueing_turnedaway
for each row execute function national_mark_turned_away();
