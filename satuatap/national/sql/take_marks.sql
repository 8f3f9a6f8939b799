-- Take some marks away, oldest first: what they mark is read afterwards, by this transaction.
with taken as (
    delete from national_changedday
    where id in (select id from national_changedday order by id limit %(most)s)
    returning hall_id, day
)
select distinct hall_id, day from taken order by day, hall_id
