-- What becomes of a complaint becomes of those that go on with it: their days change as well.
create or replace function national_mark_complaint() returns trigger language plpgsql as $$
begin
    insert into national_changedday (hall_id, day)
    select distinct hall.id, (told.sent_at at time zone region.timezone)::date
    from (
        select new.hall_id, new.sent_at
        union all
        select other.hall_id, other.sent_at
        from complaints_complaint as other
        where other.duplicate_of_id = new.id
    ) as told (hall_id, sent_at)
    join places_hall as hall on hall.id = told.hall_id
    join places_region as region on region.code = hall.region_id;
    return null;
end
$$;

-- Days that would be counted differently now.
insert into national_changedday (hall_id, day)
select distinct hall.id, (c.sent_at at time zone region.timezone)::date
from complaints_complaint as c
join places_hall as hall on hall.id = c.hall_id
join places_region as region on region.code = hall.region_id
where c.sent_at is not null
  and (
      c.state = 'merged'
      or exists (
          select 1
          from complaints_complaintclock as clock
          cross join lateral jsonb_array_elements(clock.verbs) as verb
          where clock.complaint_id = c.id and verb ->> 0 = 'pause'
      )
  );
