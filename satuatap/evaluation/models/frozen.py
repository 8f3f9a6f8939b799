"""What went into a result stays: the database refuses changes once the decision is near."""

import pgtrigger

REFUSED = """
if exists (
    select 1 from evaluation_cycle as cycle
    where cycle.id in ({ids}) and cycle.step in ('decision', 'published')
) then
    raise exception 'what a decision rests on stays as it is' using errcode = 'restrict_violation';
end if;
return {row};
"""
THROUGH = "select cycle_id from evaluation_assessment where id in ({key})"


def frozen_with_its_cycle(name: str, *, of: str = "", old: str = "") -> pgtrigger.Trigger:
    """A trigger that refuses every change of rows of a cycle that is being decided, or is out.

    Without ``of`` and ``old`` the row belongs to an assessment (``assessment_id``).
    """
    new = of or THROUGH.format(key="NEW.assessment_id")
    was = old or THROUGH.format(key="OLD.assessment_id")
    inserted = REFUSED.format(ids=new, row="NEW")
    both = f"{new} union {was}" if new.startswith("select") else f"{new}, {was}"
    updated = REFUSED.format(ids=both, row="NEW")
    deleted = REFUSED.format(ids=was, row="OLD")
    func = (
        f"if tg_op = 'INSERT' then {inserted} end if;"
        f"if tg_op = 'DELETE' then {deleted} end if;"
        f"{updated}"
    )
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=func,
    )
