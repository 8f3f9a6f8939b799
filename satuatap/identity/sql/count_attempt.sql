-- One more attempt of this client in this window; the count comes back, so that two at the same
-- moment never both pass as the last one allowed.
insert into identity_attempt as a (kind, client, starts_at, count)
values (%(what)s, %(client)s, %(starts_at)s, 1)
on conflict (kind, client, starts_at) do update set count = a.count + 1
returning a.count as count
