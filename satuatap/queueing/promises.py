"""When a wait keeps its promise, when it is about to break it, and when a counter runs over."""

KEPT = "good"
NEAR = "warn"
BROKEN = "bad"
CLOSED = "off"

NEAR_SHARE = 0.8  # of the promised minutes
OVERTIME_SHARE = 1.5  # of the usual minutes at the counter
OVERTIME_LEAST = 5


def promise_state(*, longest: int, promise: int, waiting: int, working: int) -> str:
    """How a queue stands against its promised wait in minutes."""
    if waiting and longest > promise:
        return BROKEN
    if waiting and (longest >= NEAR_SHARE * promise or not working):
        return NEAR
    return KEPT if working else CLOSED


def runs_over(minutes: float, *, usual: int) -> bool:
    """Whether somebody is served for much longer than usual."""
    return minutes > max(OVERTIME_LEAST, OVERTIME_SHARE * usual)
