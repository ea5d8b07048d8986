"""Who runs after whom: many at one wallet, and the scheduler among them."""

import logging
import random
import time

from psycopg2 import OperationalError

from odoo import api, models
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

_logger = logging.getLogger(__name__)

#: Of the two numbers of an advisory lock; the other is a voucher.
LOCK_CLASS = 0x11FA
TRIES = 8
PAUSE = 0.02


class LinfaLedger(models.AbstractModel):
    _inherit = "linfa.ledger"

    @api.model
    def _in_turn(self, vouchers, action):
        """Run `action(env)` in a transaction of its own, one at a time for these vouchers.

        For doors where many ask at once for one wallet and nothing else is written with it:
        the till, a shop's telephone. Odoo would run each loser again after one to eight
        seconds; here they queue, and each begins when the one before is done. The caller's
        own transaction does not see what was done: `action` returns plain values. Its key
        makes it safe to ask again when no answer came.

        :param linfa.voucher vouchers: those that `action` spends
        :param action: called with an environment
        """
        with self.env.registry.cursor() as cr:
            for voucher in sorted(vouchers.ids):
                cr.execute("SELECT pg_advisory_lock(%s, %s)", (LOCK_CLASS, voucher))
            try:
                cr.rollback()  # the lock stays, and what is seen begins now
                return self._try_often(self.with_env(self.env(cr=cr)).env, action)
            finally:
                if not cr.closed:
                    cr.rollback()
                    cr.execute("SELECT pg_advisory_unlock_all()")

    @api.model
    def _try_often(self, env, action):
        """Run and commit; again soon if somebody who does not queue was quicker."""
        number = 1
        while True:
            try:
                answer = action(env)
                env.cr.commit()
            except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
                env.cr.rollback()
                env.transaction.reset()
                if number == TRIES:
                    raise
            else:
                return answer
            time.sleep(random.uniform(0, PAUSE * 2**number))  # noqa: S311  no secret
            number += 1

    @api.model
    def _each_alone(self, records, action):
        """Do something to each record, one commit each. For the scheduler.

        A record that fails, or that somebody else moves just now, is taken back alone and
        left for the next run; the others go on.

        :return: how many were done
        :rtype: int
        """
        cron, done = self.env["ir.cron"], 0
        cron._commit_progress(remaining=len(records))
        for record in records:
            done += self._try_alone(record, action)
            if not cron._commit_progress(1):
                break
        return done

    @api.model
    def _try_alone(self, records, action):
        """Return whether it could be done; otherwise nothing of it remains."""
        try:
            with self.env.cr.savepoint():
                action(records)
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY as error:
            _logger.info("%s: somebody was quicker, left for later (%s)", records, error.pgcode)
        except OperationalError:
            raise  # the database is gone: nothing can go on
        except Exception:
            _logger.exception("%s: left as it is, the others go on", records)
        else:
            return True
        self.env.invalidate_all(flush=False)
        return False
