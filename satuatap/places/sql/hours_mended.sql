-- Days and hours from before the rules: what could not be read counted as absent, and is so now.
update places_calendarday set opens_at = null, closes_at = null
where kind <> 'special' and (opens_at is null or closes_at is null or closes_at <= opens_at)
    and (opens_at is not null or closes_at is not null);
delete from places_calendarday where kind = 'special' and closes_at is null;
update places_openinghours set break_from = null, break_to = null
where (break_from is null) <> (break_to is null);
