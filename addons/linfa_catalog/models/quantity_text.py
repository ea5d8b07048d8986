"""Quantities in words: everybody who reads one reads it written the same way."""

from odoo.tools import formatLang
from odoo.tools.misc import get_lang


def say_quantity(env, quantity, digits=None):
    """Return a quantity as the reader writes it, without needless decimals: 3, or 1,5.

    :param int digits: how many decimals at most, those of the units when missing
    """
    dp = "Product Unit" if digits is None else None
    text = formatLang(env, quantity, digits=digits, dp=dp)
    point = get_lang(env).decimal_point
    return text.rstrip("0").rstrip(point) if point in text else text
