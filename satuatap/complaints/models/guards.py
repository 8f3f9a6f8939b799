"""What the database itself holds of a complaint, whoever writes."""

import pgtrigger

from satuatap.complaints import rules

GUARDS = [
    pgtrigger.FSM(name="only_drawn_arrows", field="state", transitions=rules.pairs(rules.ARROWS)),
    pgtrigger.Protect(
        name="number_stays",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "(OLD.number <> '' AND (OLD.number, OLD.hall_id, OLD.title, OLD.body)"
            " IS DISTINCT FROM (NEW.number, NEW.hall_id, NEW.title, NEW.body))"
        ),
    ),
    pgtrigger.Protect(
        name="flags_only_tighten",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "((OLD.is_secret AND NOT NEW.is_secret"
            " OR OLD.is_anonymous AND NOT NEW.is_anonymous"
            " OR NEW.may_publish AND NOT OLD.may_publish)"
            " AND NEW.loosenings <> OLD.loosenings + 1)"
        ),
    ),
    pgtrigger.Protect(
        name="level_only_rises",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "(NEW.level < OLD.level OR OLD.around_hall AND NOT NEW.around_hall)"
        ),
    ),
    pgtrigger.Protect(
        name="nobody_is_lost",
        operation=pgtrigger.Delete,
        condition=pgtrigger.Condition("(OLD.state <> 'draft')"),
    ),
]
