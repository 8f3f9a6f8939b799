-- Whatever changes a day's figures marks the day. A mark is a row of its own and waits for nobody;
-- the roll-up takes marks away together with what it reads, so one that is not committed yet stays.
create function national_mark_event() returns trigger language plpgsql as $$
begin
    insert into national_changedday (hall_id, day)
    select distinct ticket.hall_id, ticket.day
    from added as event
    join queueing_ticket as ticket on ticket.id = event.ticket_id;
    return null;
end
$$;

create trigger national_mark_event after insert on queueing_ticketevent
referencing new table as added
for each statement execute function national_mark_event();

create function national_mark_session() returns trigger language plpgsql as $$
begin
    insert into national_changedday (hall_id, day)
    select hall.id, (new.opened_at at time zone region.timezone)::date
    from places_hall as hall
    join places_region as region on region.code = hall.region_id
    where hall.id = new.hall_id;
    return null;
end
$$;

create trigger national_mark_session after insert or update on queueing_countersession
for each row execute function national_mark_session();

create function national_mark_complaint() returns trigger language plpgsql as $$
begin
    insert into national_changedday (hall_id, day)
    select hall.id, (new.sent_at at time zone region.timezone)::date
    from places_hall as hall
    join places_region as region on region.code = hall.region_id
    where hall.id = new.hall_id;
    return null;
end
$$;

create trigger national_mark_complaint after insert or update on complaints_complaint
for each row when (new.sent_at is not null)
execute function national_mark_complaint();

-- What was there before the marks.
insert into national_changedday (hall_id, day)
select distinct hall_id, day from queueing_ticket;

insert into national_changedday (hall_id, day)
select distinct hall.id, (complaint.sent_at at time zone region.timezone)::date
from complaints_complaint as complaint
join places_hall as hall on hall.id = complaint.hall_id
join places_region as region on region.code = hall.region_id
where complaint.sent_at is not null;
