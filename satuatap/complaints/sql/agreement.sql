-- What the reporter did not agree to is not published either, and taking that back comes after
-- the text was withdrawn.
create or replace function complaints_publication_is_public() returns trigger language plpgsql as $$
begin
    if new.withdrawn_at is null and exists (
        select 1 from complaints_complaint as c
        where c.id = new.complaint_id and (c.is_secret or not c.may_publish)
        for share of c
    ) then
        raise exception 'a secret complaint, or one not agreed to, is not published'
            using errcode = 'check_violation', constraint = 'complaints_publication_is_public';
    end if;
    return new;
end
$$;

create trigger complaints_disagreed_is_withdrawn
before update of may_publish on complaints_complaint
for each row when (not new.may_publish) execute function complaints_secret_is_withdrawn();
