-- What is secret is not published: neither a text of a secret complaint, nor a complaint that
-- becomes secret while its text is out. Both take the complaint's row first, so neither misses
-- the other.
create function complaints_publication_is_public() returns trigger language plpgsql as $$
begin
    if new.withdrawn_at is null and exists (
        select 1 from complaints_complaint as c
        where c.id = new.complaint_id and c.is_secret
        for share of c
    ) then
        raise exception 'a secret complaint is not published'
            using errcode = 'check_violation', constraint = 'complaints_publication_is_public';
    end if;
    return new;
end
$$;

create trigger complaints_publication_is_public
before insert or update on complaints_publication
for each row execute function complaints_publication_is_public();

create function complaints_secret_is_withdrawn() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from complaints_publication as p
        where p.complaint_id = new.id and p.withdrawn_at is null
    ) then
        raise exception 'withdraw the published text first'
            using errcode = 'check_violation', constraint = 'complaints_secret_is_withdrawn';
    end if;
    return new;
end
$$;

create trigger complaints_secret_is_withdrawn
before update of is_secret on complaints_complaint
for each row when (new.is_secret) execute function complaints_secret_is_withdrawn();
