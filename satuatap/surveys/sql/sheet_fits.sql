-- A sheet enters an open campaign alone, within its period, with an answer for each element.
--
-- The campaign is locked for share: whoever closes it waits for the sheets on their way, and a
-- sheet that comes after it is refused. So the figure of a closed campaign never moves.
create function surveys_sheet_fits() returns trigger language plpgsql as $$
declare
    asked record;
begin
    select campaign.state, campaign.begins, campaign.ends, instrument.size
    into asked
    from surveys_campaign as campaign
    join surveys_instrumentversion as instrument on instrument.id = campaign.instrument_id
    where campaign.id = new.campaign_id
    for share of campaign;

    if asked.state <> 'open' then
        raise exception 'the campaign is closed'
            using errcode = 'check_violation', constraint = 'surveys_sheet_campaign_is_open';
    end if;
    if new.day not between asked.begins and asked.ends then
        raise exception 'the day is outside the campaign'
            using errcode = 'check_violation', constraint = 'surveys_sheet_day_within_campaign';
    end if;
    if cardinality(new.scores) <> asked.size then
        raise exception 'an answer for each element is expected'
            using errcode = 'check_violation', constraint = 'surveys_sheet_whole';
    end if;
    return new;
end
$$;

create trigger surveys_sheet_fits before insert on surveys_sheet
for each row execute function surveys_sheet_fits();
