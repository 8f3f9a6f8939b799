-- What must never be, counted over everything that a measurement left behind.
select
    (
        select count(*) from (
            select 1 from queueing_ticket group by numbered_by_id, day, number having count(*) > 1
        ) as twice
    ) as doubles,
    (
        select count(*) from (
            select 1
            from queueing_ticket as t
            join queueing_queueday as d on d.queue_id = t.numbered_by_id and d.day = t.day
            group by d.id, d.issued
            having count(*) <> d.issued or max(t.sequence) <> d.issued
        ) as holes
    ) as gaps,
    (
        select count(*) from (
            select 1 from queueing_ticketevent where kind = 'call' group by ticket_id having count(*) > 1
        ) as called
    ) as called_twice,
    (
        select count(*) from (
            select 1 from queueing_ticket where state = 'called' group by counter_id having count(*) > 1
        ) as crowd
    ) as crowded
