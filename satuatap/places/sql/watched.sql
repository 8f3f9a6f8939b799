-- The set-up of places that moves a hall's version.
call places_watch('places_openinghours', 'select hall_id from changed');
call places_watch('places_openingoverride', 'select hall_id from changed');
call places_watch('places_counter', 'select hall_id from changed');
call places_watch('places_hallclaim', 'select hall_id from changed');
call places_watch('places_season', 'select h.id from places_hall as h where exists (select 1 from changed)');
call places_watch(
    'places_region',
    'select h.id from places_hall as h join changed as c on c.code = h.region_id'
);
call places_watch(
    'places_calendarday',
    'select h.id from places_hall as h join places_region as r on r.code = h.region_id '
    'join changed as c on c.scope = ''national'' or c.province_id = r.province_id '
    'or c.region_id = r.code or c.hall_id = h.id'
);
