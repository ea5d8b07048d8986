"""What keeps the lines of an order from being sold, asked the same way by every door:
the cart on the website, the confirmation in the back office, and later till and phone.
"""

from markupsafe import Markup

from odoo import models
from odoo.exceptions import ValidationError


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _get_sale_issues(self):
        """Return what keeps these lines from being sold.

        Addons with a rule of their own extend this method and add to the answer. It is
        asked for all the lines of an order at once, so that a rule costs the same number
        of queries for one line and for fifty.

        :return: sentences for the buyer, in the language of the reader, per line; lines
            without an issue are missing
        :rtype: dict(sale.order.line, list(str))
        """
        return {}

    def _add_sale_issue(self, issues, sentence):
        """Add a sentence about this line to the answer of `_get_sale_issues`."""
        self.ensure_one()
        issues.setdefault(self, []).append(sentence)


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_sale_issues(self):
        """Return the sentences that keep this order from being sold, each once.

        :rtype: list(str)
        """
        self.ensure_one()
        lines = self.order_line.filtered(lambda line: not line.display_type)
        sentences = [text for texts in lines._get_sale_issues().values() for text in texts]
        return list(dict.fromkeys(sentences))

    def _check_sale_issues(self):
        """Refuse to go on with an order that cannot be sold.

        :raises ValidationError: with every reason
        """
        for order in self:
            if issues := order._get_sale_issues():
                raise ValidationError("\n".join(issues))

    def _is_payment_under_way(self):
        """Tell whether a customer already handed over, or promised, the money."""
        self.ensure_one()
        transactions_sudo = self.sudo().transaction_ids
        return any(tx.state in ("pending", "authorized", "done") for tx in transactions_sudo)

    def _resolve_issues_of_paid(self):
        """Keep a payment that arrives when the order cannot be sold as it is: nothing is
        refused any more, and the back office is asked to look at what remains.

        Addons that can mend an issue by themselves extend this method and mend it first.
        """
        for order in self:
            if issues := order._get_sale_issues():
                order._schedule_issue_review(issues)

    def _schedule_issue_review(self, issues):
        self._schedule_office_activity(
            lambda env: env._("Paid, but it cannot be delivered as it is"),
            lambda env: Markup("<br/>").join(issues),
            kind="warning",
        )
