-- A hall's version goes up whenever its set-up changes, whoever changes it and however many rows at
-- once, so that a process can keep what it has read until the number moves.

-- The hall's own row: never back (a stale copy may be saved), and one up when anything else differs.
create or replace function places_hall_version() returns trigger
language plpgsql
as $$
begin
    if new.version <= old.version then
        new.version := old.version;
        if to_jsonb(new) <> to_jsonb(old) then
            new.version := old.version + 1;
        end if;
    end if;
    return new;
end
$$;

drop trigger if exists places_hall_version on places_hall;
create trigger places_hall_version before update on places_hall
for each row execute function places_hall_version();

-- Any other table of the set-up, once per statement. The first argument is a query over `changed`
-- that gives the halls concerned; the others are columns that are no set-up (a heartbeat).
create or replace function places_touch_halls() returns trigger
language plpgsql
as $$
declare
    v_rows text;
begin
    if tg_op = 'INSERT' then
        v_rows := 'select * from new_rows';
    elsif tg_op = 'DELETE' then
        v_rows := 'select * from old_rows';
    else
        v_rows := '(select n.* from new_rows as n where not exists (
                select 1 from old_rows as o where to_jsonb(o) - $1 = to_jsonb(n) - $1
            )) union all (select o.* from old_rows as o where not exists (
                select 1 from new_rows as n where to_jsonb(n) - $1 = to_jsonb(o) - $1
            ))';
    end if;
    execute format(
        'with changed as (%s) update places_hall set version = version + 1 where id in (%s)',
        v_rows, tg_argv[0]
    ) using tg_argv[1:];
    return null;
end
$$;

-- Watch one table of the set-up.
create or replace procedure places_watch(
    p_table regclass, p_halls text, p_ignored text[] default '{}'
)
language plpgsql
as $$
declare
    v_ignored text := (select coalesce(string_agg(', ' || quote_literal(i), ''), '') from unnest(p_ignored) as i);
    v_kind record;
begin
    for v_kind in
        select * from (values
            ('insert', 'new table as new_rows'),
            ('update', 'old table as old_rows new table as new_rows'),
            ('delete', 'old table as old_rows')
        ) as kinds (event, tables)
    loop
        execute format(
            'create or replace trigger touch_halls_on_%s after %s on %s referencing %s '
            'for each statement execute function places_touch_halls(%L%s)',
            v_kind.event, v_kind.event, p_table, v_kind.tables, p_halls, v_ignored
        );
    end loop;
end
$$;
