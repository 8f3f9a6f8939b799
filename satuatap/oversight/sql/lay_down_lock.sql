-- One version of a kind at a time; whoever comes second waits, and then sees what came first.
select pg_advisory_xact_lock(hashtext('satuatap rules'), hashtext(%(rules)s)) is null as locked
