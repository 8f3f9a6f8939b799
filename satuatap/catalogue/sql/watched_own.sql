-- A hall's own text moves its version as the rest of its set-up does.
call places_watch(
    'catalogue_owntext',
    'select o.hall_id from catalogue_offering as o join changed as c on c.offering_id = o.id'
);
