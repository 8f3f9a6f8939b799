-- A calendar changes when nobody is reading it for a due date, and nobody reads it meanwhile.
select pg_advisory_xact_lock(hashtext('satuatap calendar')) is null as locked
