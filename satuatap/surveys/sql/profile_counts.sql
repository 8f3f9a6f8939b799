-- How many respondents of a campaign said what of themselves, question by question.
select
    said.question,
    said.answer,
    count(*)::int as answers
from surveys_sheet as sheet
cross join lateral jsonb_each_text(sheet.profile) as said (question, answer)
where sheet.campaign_id = %(campaign)s
group by said.question, said.answer
