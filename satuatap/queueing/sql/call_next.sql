-- One person for one counter, decided under one lock per counter and one per queue and day.
--
-- Each statement of a volatile function sees what has been committed before it, so what is read
-- after the locks is what the locks protect. Locks are taken in one order everywhere: counter's
-- session, queue's day, ticket. Outcomes: called, nobody, busy (with the ticket), paused, taken,
-- elsewhere (the chosen person is at another counter).
create or replace function queueing_call_next(
    p_counter uuid,
    p_day date,
    p_at timestamptz,
    p_officer bigint,
    p_actor text,
    p_chosen uuid default null,
    p_reason text default ''
) returns table (outcome text, ticket uuid)
language plpgsql
as $$
declare
    v_hall uuid;
    v_most integer;
    v_active uuid;
    v_session record;
    v_pick record;
begin
    select c.hall_id, coalesce(policy.regular_between_priority, 2)
    into v_hall, v_most
    from places_counter as c
    left join queueing_hallpolicy as policy on policy.hall_id = c.hall_id
    where c.id = p_counter;

    -- somebody sits here: whoever calls first opens the counter; a session that closes in this
    -- very moment is opened anew
    loop
        insert into queueing_countersession
            (id, hall_id, counter_id, officer_id, actor, opened_at, pause_reason)
        values (gen_random_uuid(), v_hall, p_counter, p_officer, p_actor, p_at, '')
        on conflict (counter_id) where closed_at is null do nothing;

        select s.actor, s.paused_at into v_session from queueing_countersession as s
        where s.counter_id = p_counter and s.closed_at is null
        for update;
        exit when found;
    end loop;

    if v_session.actor like 'token:%' and p_actor like 'token:%' then
        -- a counter's tokens speak for the same counter: the newer one goes on
        update queueing_countersession as s set actor = p_actor
        where s.counter_id = p_counter and s.closed_at is null and s.actor <> p_actor;
    elsif v_session.actor <> p_actor then
        return query select 'taken'::text, null::uuid;
        return;
    end if;
    if v_session.paused_at is not null then
        return query select 'paused'::text, null::uuid;
        return;
    end if;

    select t.id into v_active from queueing_ticket as t
    where t.counter_id = p_counter and t.state in ('called', 'serving');
    if found then
        return query select 'busy'::text, v_active;
        return;
    end if;

    perform 1 from queueing_queueday as d
    where d.day = p_day
      and d.queue_id in (
          select o.queue_id from queueing_counterservice as gives
          join catalogue_offering as o on o.id = gives.offering_id
          where gives.counter_id = p_counter
          union
          select t.queue_id from queueing_ticket as t
          where t.id = p_chosen or (t.reserved_for_id = p_counter and t.day = p_day)
      )
    order by d.id
    for update;

    -- whoever was picked may be gone in this very moment (cancelled, or called elsewhere with
    -- another number of the same visit): then the next one is picked
    loop
        with candidates as (
            select t.*
            from queueing_ticket as t
            where t.hall_id = v_hall
              and t.day = p_day
              and t.state in ('waiting', 'transferred')
              and (p_chosen is null or t.id = p_chosen)
              and (t.reserved_for_id is null or t.reserved_for_id = p_counter)
              and (
                  t.reserved_for_id = p_counter
                  or t.offering_id in (
                      select gives.offering_id from queueing_counterservice as gives
                      where gives.counter_id = p_counter
                  )
              )
              -- one look into the index per person: as a join it would read all who are called
              and (
                  select true from queueing_ticket as other
                  where other.visit_id = t.visit_id and other.state in ('called', 'serving')
                  limit 1
              ) is null
        ),
        heads as (
            select distinct on (c.queue_id, c.priority) c.*
            from candidates as c
            order by c.queue_id, c.priority, c.rank_at, c.arrived_at, c.sequence, c.id
        ),
        judged as (
            select
                h.*,
                coalesce(d.since_priority, 0) as since,
                rival.id is not null as has_rival,
                (rival.rank_at, rival.arrived_at, rival.sequence)
                    < (h.rank_at, h.arrived_at, h.sequence) as rival_first
            from heads as h
            left join heads as rival
                on rival.queue_id = h.queue_id and rival.priority <> h.priority
            left join queueing_queueday as d on d.queue_id = h.queue_id and d.day = p_day
        )
        select j.id, j.queue_id, j.number, j.state, j.state_at, j.priority, j.calls, j.counter_id,
            j.reserved_for_id
        into v_pick
        from judged as j
        where not j.has_rival
           or (j.priority and (j.since >= v_most or not j.rival_first))
           or (not j.priority and j.since < v_most and not j.rival_first)
        order by (j.priority and j.since >= v_most) desc, j.rank_at, j.arrived_at, j.sequence,
            j.priority desc, j.id
        limit 1;

        if not found then
            return query
            select case when exists (
                select 1 from queueing_ticket as t
                join queueing_ticket as other on other.visit_id = t.visit_id
                where t.id = p_chosen and t.state in ('waiting', 'transferred')
                  and other.state in ('called', 'serving')
            ) then 'elsewhere' else 'nobody' end, null::uuid;
            return;
        end if;

        begin
            update queueing_ticket as t
            set state = 'called', state_at = p_at, counter_id = p_counter, reserved_for_id = null,
                calls = 1
            where t.id = v_pick.id and t.state in ('waiting', 'transferred');
            exit when found;
        exception when unique_violation then
            select t.id into v_active from queueing_ticket as t
            where t.counter_id = p_counter and t.state in ('called', 'serving');
            if found then
                return query select 'busy'::text, v_active;
                return;
            end if;
        end;
    end loop;

    update queueing_queueday as d
    set since_priority = case when v_pick.priority then 0 else d.since_priority + 1 end
    where d.queue_id = v_pick.queue_id and d.day = p_day;

    insert into queueing_ticketevent
        (ticket_id, hall_id, at, kind, before_state, after_state, actor, counter_id, queue_id, reason, before, after)
    values (
        v_pick.id, v_hall, p_at, 'call', v_pick.state, 'called', p_actor, p_counter, v_pick.queue_id, p_reason,
        jsonb_build_object(
            'state_at', v_pick.state_at, 'counter_id', v_pick.counter_id,
            'reserved_for_id', v_pick.reserved_for_id, 'calls', v_pick.calls
        ),
        jsonb_build_object('counter_id', p_counter, 'reserved_for_id', null, 'calls', 1)
    );

    insert into queueing_call (hall_id, ticket_id, counter_id, number, at, nth, out_of_order)
    values (v_hall, v_pick.id, p_counter, v_pick.number, p_at, 1, p_reason);

    return query select 'called'::text, v_pick.id;
end
$$;
