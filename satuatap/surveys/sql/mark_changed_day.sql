-- A sheet marks its day, so that the roll-up adds up changed days alone. Whoever rolls up holds
-- the campaign (sheet_fits.sql shares it), so no sheet on its way is left out of both.
create function surveys_mark_changed_day() returns trigger language plpgsql as $$
begin
    insert into surveys_changedday (campaign_id, day)
    select distinct sheet.campaign_id, sheet.day
    from added as sheet
    on conflict do nothing;
    return null;
end
$$;

create trigger surveys_mark_changed_day after insert on surveys_sheet
referencing new table as added
for each statement execute function surveys_mark_changed_day();
