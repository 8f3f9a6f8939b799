-- One load at a time: whoever comes second waits and then finds nothing to do.
select pg_advisory_xact_lock(hashtext('satuatap load_data')) is null as locked
