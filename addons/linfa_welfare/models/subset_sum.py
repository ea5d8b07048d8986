"""Which of some amounts add up to what: sums that are possible stand as bits of one number."""

#: No sum above this is searched for (20,000 euro in cents): it bounds time and memory.
SEARCH_LIMIT = 2_000_000


def choose_largest_sum(amounts, limit):
    """Return the places of the amounts whose sum is the largest up to a limit.

    :param amounts: positive integers; of equal sums the one with earlier amounts wins

    >>> choose_largest_sum([60, 50, 40], 100)
    [0, 2]
    """
    if sum(amounts) <= limit:
        return list(range(len(amounts)))
    sums = _get_sums(amounts, limit)
    return _choose(amounts, sums, sums[0].bit_length() - 1)


def choose_common_sum(amounts, others, limit):
    """Return places in both lists whose sums are equal, and as large as possible.

    >>> choose_common_sum([60, 30, 20], [50, 10], 1000)
    ([0], [0, 1])
    >>> choose_common_sum([60, 30, 20], [55], 1000)
    ([], [])
    """
    limit = min(limit, sum(amounts), sum(others))
    sums, other_sums = _get_sums(amounts, limit), _get_sums(others, limit)
    target = (sums[0] & other_sums[0]).bit_length() - 1
    return _choose(amounts, sums, target), _choose(others, other_sums, target)


def _get_sums(amounts, limit):
    """Return, for each place, the sums that the amounts from there on can make."""
    limit = min(limit, SEARCH_LIMIT)
    mask = (1 << limit + 1) - 1
    sums = [1]
    for amount in reversed(amounts):
        more = sums[-1] << amount & mask if amount <= limit else 0
        sums.append(sums[-1] | more)
    return sums[::-1]


def _choose(amounts, sums, target):
    """Return the places of the amounts that make a possible sum, early ones first."""
    chosen = []
    for place, amount in enumerate(amounts):
        if amount <= target and sums[place + 1] >> target - amount & 1:
            chosen.append(place)
            target -= amount
    return chosen
