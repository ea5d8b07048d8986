"""A list that somebody sent, and that the scheduler works through."""

from functools import partial

from odoo import models
from odoo.service.model import retrying


class LinfaQueuedListMixin(models.AbstractModel):
    """What has a `state`, a row of progress and `_run(beat)`, which does all or nothing."""

    _name = "linfa.queued.list.mixin"
    _description = "List for the Scheduler"

    #: The states in which a list waits.
    _queued_states = ()

    def _run_queued(self):
        """Do what waits, as the scheduler.

        One list after the other, each with its own commit. One that began before and did not
        come to its end was killed: it is marked and left for its sender to repeat. A conflict
        with somebody who writes the same records runs the list again.
        """
        for record in self.search([("state", "in", self._queued_states)], order="id"):
            progress = record.progress_ids
            if progress.attempts:
                work = partial(record.write, {"state": "interrupted"})
            else:
                progress._begin()
                work = partial(record._run, progress._beat)
            retrying(work, self.env)
