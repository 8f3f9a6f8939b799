-- Until this transaction ends, no calendar changes.
select pg_advisory_xact_lock_shared(hashtext('satuatap calendar')) is null as locked
