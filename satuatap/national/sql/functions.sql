-- Histograms count and add up in the database. An array ends with its last bucket that is not empty.
create function national_tally_step(state integer[], bucket integer) returns integer[]
language plpgsql immutable parallel safe as $$
begin
    if bucket is null then
        return state;
    end if;
    for place in cardinality(state) + 1 .. bucket + 1 loop
        state[place] := 0;
    end loop;
    state[bucket + 1] := state[bucket + 1] + 1;
    return state;
end
$$;

create function national_merge_step(state integer[], more integer[]) returns integer[]
language plpgsql immutable strict parallel safe as $$
begin
    for place in cardinality(state) + 1 .. cardinality(more) loop
        state[place] := 0;
    end loop;
    for place in 1 .. cardinality(more) loop
        state[place] := state[place] + more[place];
    end loop;
    return state;
end
$$;

create aggregate national_tally (integer) (
    sfunc = national_tally_step,
    stype = integer[],
    initcond = '{}',
    combinefunc = national_merge_step,
    parallel = safe
);

create aggregate national_merge (integer[]) (
    sfunc = national_merge_step,
    stype = integer[],
    initcond = '{}',
    combinefunc = national_merge_step,
    parallel = safe
);
