-- One roll-up at a time; whoever comes second waits. A day's events are sorted in memory.
select
    pg_advisory_xact_lock(hashtext('satuatap national roll_up')) is null as locked,
    set_config('work_mem', '128MB', true) as sorted_in
