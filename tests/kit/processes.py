"""A server's process tree: who is alive, what it costs, how to disturb it."""

import contextlib
import signal

import psutil


def tree(pid: int) -> list[psutil.Process]:
    """The process and all its descendants, parent first."""
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def send(pids, number: signal.Signals) -> None:
    """Signal each process; those that ended meanwhile are ignored."""
    for pid in pids:
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(pid).send_signal(number)


def send_tree(pid: int, number: signal.Signals) -> None:
    """Signal the whole tree, parent first so that it cannot start replacements."""
    send([process.pid for process in tree(pid)], number)


def end(pid: int, patience: float) -> None:
    """Ask the tree to stop, wait, then kill what is left."""
    processes = tree(pid)
    send([pid], signal.SIGTERM)
    _gone, alive = psutil.wait_procs(processes[:1], timeout=patience)
    send([process.pid for process in processes], signal.SIGKILL)
    psutil.wait_procs([*alive, *processes], timeout=5)


def cpu_seconds(processes) -> float:
    """User and system time of these processes and of their dead children."""
    total = 0.0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system
    return total


def memory_bytes(processes) -> int:
    """Proportional set size: shared pages are counted once, not per process."""
    total = 0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            total += process.memory_full_info().pss
    return total
