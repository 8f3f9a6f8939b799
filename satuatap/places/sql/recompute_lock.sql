-- One recomputing of a hall's due dates at a time: whoever comes second reads what the first wrote.
select pg_advisory_xact_lock(hashtext('satuatap due dates'), hashtext(%(hall)s)) is null as locked
