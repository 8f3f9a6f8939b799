-- Services that these words mean, the best first. Aliases hold what people type, misspelt or not, so
-- the nearest alias counts most; then the titles, then all words
-- in any order, then the agency.
select s.code, found.score
from catalogue_service as s
join catalogue_agency as a on a.code = s.agency_id
cross join lateral (
    select greatest(
        (select max(similarity(%(words)s, alias)) from unnest(s.aliases) as alias),
        0.9 * (select max(word_similarity(%(words)s, alias)) from unnest(s.aliases) as alias),
        0.95 * word_similarity(%(words)s, s.title_id),
        0.85 * word_similarity(%(words)s, s.title_en),
        0.85 * (
            select avg(word_similarity(word, concat_ws(' ', s.title_id, s.title_en, s.aliases::text)))
            from regexp_split_to_table(%(words)s, ' ') as word
        ),
        0.6 * word_similarity(%(words)s, a.name_id),
        0.6 * word_similarity(%(words)s, a.code)
    ) as score
) as found
where found.score >= %(least)s
order by found.score desc, similarity(%(words)s, s.title_id) desc, s.agency_id, s."order"
limit %(most)s
