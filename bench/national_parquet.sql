-- The same question for DuckDB on the Parquet files of the same visits.
select
    {key} as key,
    count(*)::int as visits,
    quantile_disc(wait, 0.5) as p50,
    quantile_disc(wait, 0.9) as p90,
    count(*) filter (where on_time)::int as on_time
from '{files}'
where day between '{since}' and '{until}' and {only}
group by 1
