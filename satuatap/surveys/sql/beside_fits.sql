-- What a sheet says to companions was asked by its campaign, with a scale that has such a number.
create function surveys_beside_fits() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
        from jsonb_each(new.beside) as part (slug, answers)
        cross join lateral jsonb_each(part.answers) as said (question, score)
        where not exists (
            select 1
            from surveys_campaigncompanion as asked
            join surveys_instrumentversion as version on version.id = asked.version_id
            cross join lateral jsonb_array_elements(version.facts -> 'questions') as question (facts)
            where asked.campaign_id = new.campaign_id
                and version.slug = part.slug
                and question.facts ->> 'slug' = said.question
                and said.score in (
                    select to_jsonb(step)
                    from generate_series(1, jsonb_array_length(question.facts -> 'answers')) as step
                )
        )
    ) then
        raise exception 'an answer that nobody asked for'
            using errcode = 'check_violation', constraint = 'surveys_sheet_beside_asked';
    end if;
    return new;
end
$$;

create trigger surveys_beside_fits before insert on surveys_sheet
for each row when (new.beside <> '{}'::jsonb) execute function surveys_beside_fits();
