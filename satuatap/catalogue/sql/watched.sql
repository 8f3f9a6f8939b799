-- The catalogue's set-up that moves a hall's version.
call places_watch('catalogue_agencyoffice', 'select hall_id from changed');
call places_watch('catalogue_offering', 'select hall_id from changed');
call places_watch(
    'catalogue_offeringstandard',
    'select o.hall_id from catalogue_offering as o join changed as c on c.offering_id = o.id'
);
