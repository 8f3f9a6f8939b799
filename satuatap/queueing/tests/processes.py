"""Many processes that do the same thing in the same moment, each with a connection of its own."""

import multiprocessing
from collections.abc import Callable
from typing import Any

from django.db import connections

PATIENCE = 30  # seconds until a process that does not answer is a failure
fork = multiprocessing.get_context("fork")


def in_processes(act: Callable[[int], Any], workers: int = 32) -> list[Any]:
    """What ``act(worker)`` gave in each process, in the order in which they ended.

    What comes back is pickled: keys and numbers, not rows. A process that fails gives its error's
    name and words, so that no failure is taken for silence.
    """
    barrier, answers = fork.Barrier(workers), fork.Queue()
    processes = [
        fork.Process(target=_work, args=(act, worker, barrier, answers), daemon=True)
        for worker in range(workers)
    ]
    for process in processes:
        process.start()
    try:
        return [answers.get(timeout=PATIENCE) for _ in processes]
    finally:
        for process in processes:
            process.join(PATIENCE)
        answers.close()


def _work(act: Callable[[int], Any], worker: int, barrier: Any, answers: Any) -> None:
    answer: Any = "nothing"
    try:
        for alias in connections:  # one that was inherited is the parent's, and shared with all
            connections[alias] = connections.create_connection(alias)
            connections[alias].ensure_connection()
        barrier.wait(PATIENCE)
        answer = act(worker)
    except Exception as failed:  # noqa: BLE001 - whatever it was, the parent must hear of it
        answer = f"{type(failed).__name__}: {failed}"
    finally:
        connections.close_all()
        answers.put(answer)
