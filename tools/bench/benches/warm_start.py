"""The second `./linfa up`: from the command to the first page."""

from ..registry import Figure, bench


@bench("warm_start", "Second ./linfa up to the first page", limit=25, unit="s")
def warm_start(workshop):
    with workshop.shop() as shop:
        seconds = shop.seconds
    return Figure(value=seconds, note="timed once, wall clock: close other programs")
