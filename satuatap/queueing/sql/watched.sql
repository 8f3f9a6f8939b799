-- The floor's set-up that moves a hall's version; heartbeats of devices do not.
call places_watch('queueing_queue', 'select hall_id from changed');
call places_watch('queueing_hallpolicy', 'select hall_id from changed');
call places_watch('queueing_kiosk', 'select hall_id from changed', '{seen_at,help_at,missed_papers}');
call places_watch('queueing_printer', 'select hall_id from changed', '{state,state_at}');
call places_watch('queueing_display', 'select hall_id from changed', '{seen_at,announced}');
call places_watch(
    'queueing_display_offices',
    'select d.hall_id from queueing_display as d join changed as c on c.display_id = d.id'
);
call places_watch(
    'queueing_counterservice',
    'select p.hall_id from places_counter as p join changed as c on c.counter_id = p.id'
);
