-- The next number of a hall's local year, counted and written in one statement; whoever else sends
-- to the hall waits for this transaction, so that a number is neither lost nor given twice.
with counted as (
    insert into complaints_bookyear as y (book_id, year, issued)
    values (%(hall)s, %(year)s, 1)
    on conflict (book_id, year) do update set issued = y.issued + 1
    returning issued
)
select 'ADU-' || b.code || '-' || %(year)s::text || '-' || to_char(c.issued, 'FM9999990000') as number
from counted as c
join complaints_book as b on b.hall_id = %(hall)s
