"""Lots that make room for each other: how much of each pays what, in whole cents."""

#: What a lot that did not pay anything yet leaves.
NOWHERE = object()


class CreditFlow:
    """Shares out one lot after the other, without taking back what earlier lots pay.

    A lot that finds its lines taken moves an earlier one to another line that this may pay too
    (the augmenting paths of a maximum flow). So the lots that come first are used as much as
    they can be, and no later one is left over that another order could have used.
    """

    def __init__(self, due):
        self.due = dict(due)
        self.paid = {}
        self._reach = {}
        self._unpaid = dict(due)

    def push(self, lot, keys, amount, at_least=0):
        """Let a lot pay as much as it can of the lines in `keys`.

        :param int at_least: with less than this it pays nothing at all
        :return: what it pays
        :rtype: int
        """
        before = dict(self.paid), dict(self._unpaid)
        self._reach[lot] = list(keys)
        done = 0
        while done < amount and (path := self._find_path(lot)):
            done += self._move(path, amount - done)
        if done < at_least:
            self.paid, self._unpaid = before
            done = 0
        return done

    def _find_path(self, lot):
        """Return the shortest way from a lot to a line with something unpaid.

        :return: steps (lot, line it comes to pay, line it leaves for that), the unpaid line first
        """
        steps = {}
        queue, seen = [(lot, NOWHERE)], {lot}
        for payer, left in queue:
            for key in self._reach[payer]:
                if key in steps:
                    continue
                steps[key] = (payer, key, left)
                if self._unpaid[key]:
                    return self._walk_back(steps, key)
                others = [
                    other
                    for other in self._reach
                    if other not in seen and self.paid.get((other, key))
                ]
                seen.update(others)
                queue += [(other, key) for other in others]
        return None

    @staticmethod
    def _walk_back(steps, key):
        path = []
        while key is not NOWHERE:
            path.append(steps[key])
            key = steps[key][2]
        return path

    def _move(self, path, most):
        """Pay along a path: each lot on it leaves its line to the one that comes."""
        leaves = [(payer, left) for payer, _key, left in path if left is not NOWHERE]
        amount = min([most, self._unpaid[path[0][1]], *(self.paid[pair] for pair in leaves)])
        for payer, key, _left in path:
            self.paid[payer, key] = self.paid.get((payer, key), 0) + amount
        for pair in leaves:
            self.paid[pair] -= amount
        self._unpaid[path[0][1]] -= amount
        return amount
