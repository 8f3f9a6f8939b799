-- How many respondents of a campaign answered each question beside the survey, and the sum of it.
select
    part.slug as companion,
    said.question,
    count(*)::int as answers,
    sum(said.score::int)::int as total
from surveys_sheet as sheet
cross join lateral jsonb_each(sheet.beside) as part (slug, answers)
cross join lateral jsonb_each_text(part.answers) as said (question, score)
where sheet.campaign_id = %(campaign)s and sheet.beside <> '{}'::jsonb
group by part.slug, said.question
