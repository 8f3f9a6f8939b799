"""A hall without the database: its days in memory, a few seconds each."""

from collections.abc import Iterable
from datetime import date, tzinfo
from statistics import fmean

from satuatap.simulation.cast import Cast, cast, working_day
from satuatap.simulation.memory import MemoryFloor
from satuatap.simulation.plan import HallPlan, Policy
from satuatap.simulation.profile import Profile
from satuatap.simulation.report import Report, report


def model_day(
    plan: HallPlan,
    day: date,
    *,
    zone: tzinfo,
    seed: int,
    policy: Policy | None = None,
    profile: Profile | None = None,
) -> Cast:
    """One working day, played to its end; everybody is told what they would be told."""
    hours = working_day(day, zone)
    floor = MemoryFloor(plan, policy or Policy(), telling=True)
    played = cast(plan, floor, profile or Profile(), zone=zone, seed=seed, until=hours.numbers_end)
    played.begin(hours.opens)
    played.stage.run(hours.ends)
    floor.expire(at=hours.ends)
    return played


def model_days(
    plan: HallPlan, days: Iterable[tuple[date, int]], *, zone: tzinfo, policy: Policy
) -> Report:
    """Several days, each with its seed, summed up as one."""
    played = [model_day(plan, day, zone=zone, seed=seed, policy=policy) for day, seed in days]
    return report(
        [seen for each in played for seen in each.stage.diary.values()],
        utilisation=fmean(each.officers.utilisation or 0.0 for each in played),
    )
