-- What one hall offers that these words mean, the best first: by its own title and office, and by
-- the aliases of the national service that it follows.
select o.id, found.score
from catalogue_offering as o
join catalogue_agencyoffice as d on d.id = o.office_id
left join catalogue_service as s on s.code = o.service_id
cross join lateral (
    select greatest(
        0.95 * word_similarity(%(words)s, o.title_id),
        0.85 * word_similarity(%(words)s, o.title_en),
        0.9 * (select max(similarity(%(words)s, alias)) from unnest(s.aliases) as alias),
        0.8 * (select max(word_similarity(%(words)s, alias)) from unnest(s.aliases) as alias),
        0.85 * (
            select avg(word_similarity(word, concat_ws(' ', o.title_id, o.title_en, s.aliases::text)))
            from regexp_split_to_table(%(words)s, ' ') as word
        ),
        0.6 * word_similarity(%(words)s, d.name),
        0.6 * word_similarity(%(words)s, d.short_name)
    ) as score
) as found
where o.hall_id = %(hall)s and o.is_active and d.is_active and found.score >= %(least)s
order by found.score desc, o.code = o.service_id desc nulls last,
    similarity(%(words)s, o.title_id) desc, d."order", o."order"
limit %(most)s
