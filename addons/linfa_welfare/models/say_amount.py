from odoo.tools import formatLang


def say_amount(env, amount, currency):
    """Return exact euro as people of the language of `env` read them."""
    return formatLang(env, float(amount), currency_obj=currency)
