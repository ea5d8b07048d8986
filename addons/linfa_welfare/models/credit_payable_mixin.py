"""What can be paid with credit, whatever the door: an order, a sale at the till, a desk."""

from datetime import timedelta

from odoo import fields, models

from .cents import exact
from .credit_allocation import PayableLine

#: How long credit is kept while somebody pays the rest.
HOLD_MINUTES = 15
STATES = [
    ("none", "No credit"),
    ("held", "Kept"),
    ("captured", "Paid"),
    ("released", "Given back before paying"),
    ("refunded", "Given back"),
]


class CreditPayableMixin(models.AbstractModel):
    """Holds, takes and gives back credit for one document; it knows no door.

    A door binds it by the hooks below. A document has a company and a currency.
    """

    _name = "linfa.credit.payable.mixin"
    _description = "Payable with Credit"

    currency_id = fields.Many2one(comodel_name="res.currency")
    credit_held_amount = fields.Monetary(
        string="Credit Kept", compute="_compute_credit", compute_sudo=True
    )
    credit_paid_amount = fields.Monetary(
        string="Paid with Credit",
        compute="_compute_credit",
        compute_sudo=True,
        help="Taken, less what was given back.",
    )
    credit_state = fields.Selection(STATES, compute="_compute_credit", compute_sudo=True)

    def _compute_credit(self):
        Line = self.env["linfa.authorization.line"]
        rows = Line._read_group(
            [
                ("authorization_id.res_model", "=", self._name),
                ("authorization_id.res_id", "in", self.ids),
            ],
            ["authorization_id"],
            ["amount:sum", "captured_amount:sum", "released_amount:sum", "refunded_amount:sum"],
        )
        sums = {document_id: [0, 0, 0, 0] for document_id in self.ids}
        for authorization, *amounts in rows:
            mine = sums[authorization.res_id]
            mine[:] = [old + exact(new) for old, new in zip(mine, amounts, strict=True)]
        for document in self:
            asked, captured, released, refunded = sums.get(document.id, (0, 0, 0, 0))
            held = asked - captured - released
            document.credit_held_amount = held
            document.credit_paid_amount = captured - refunded
            document.credit_state = (
                (held and "held")
                or (captured > refunded and "captured")
                or (captured and "refunded")
                or (asked and "released")
                or "none"
            )

    # What a door says

    def _get_credit_lines(self):
        """Return what is bought, VAT included, and which programmes may pay it.

        :rtype: list(PayableLine)
        """
        return []

    def _get_credit_partner(self):
        """Return the resident whose credit pays."""
        self.ensure_one()
        return self.partner_id

    def _get_credit_channel(self):
        """Return the door, as the ledger writes it."""
        return "office"

    def _get_credit_reference(self):
        """Return what people call this document."""
        return self.display_name

    def _get_credit_expiry(self):
        """Return until when credit is kept for who pays the rest."""
        return fields.Datetime.now() + timedelta(minutes=HOLD_MINUTES)

    # What a door gets

    def _get_credit_vouchers(self):
        """Return, as superuser, the vouchers of the resident that can be spent today.

        Single-purpose vouchers are left out: their VAT was paid when they were issued, and
        a sale of goods would charge it again.
        """
        return self._get_usable_vouchers().filtered(lambda one: one.vat_species == "multi")

    def _get_usable_vouchers(self):
        """Return, as superuser, what the resident can spend today, here or elsewhere."""
        self.ensure_one()
        vouchers = self.env["linfa.voucher"].sudo()
        person, today = self._get_credit_partner(), vouchers._get_today()
        if not person or self.currency_id != self.company_id.currency_id:
            return vouchers
        found = vouchers.search(
            [
                ("partner_id", "=", person.id),
                ("company_id", "=", self.company_id.id),
                ("is_blocked", "=", False),
                ("available_from", "<=", today),
                ("expiry_date", ">=", today),
                ("programme_id.state", "=", "active"),
                "|",
                ("programme_id.date_to", "=", False),
                ("programme_id.date_to", ">=", today),
            ]
        )
        return found.filtered(lambda voucher: voucher.available_amount > 0)

    def _get_payable_lines(self, wanted, vouchers):
        """Return the payable lines of (key, product, amount), and why others are not paid.

        :rtype: tuple(list(PayableLine), dict)
        """
        programmes = vouchers.programme_id
        products = self.env["product.product"].union(*(product for _key, product, _a in wanted))
        refusals = programmes._get_refusals(products) if programmes else {}
        lines, sentences = [], {}
        for key, product, amount in wanted:
            refused = {
                programme.id: refusals[programme.id, product.id]
                for programme in programmes
                if (programme.id, product.id) in refusals
            }
            allowed = frozenset(programmes.ids) - frozenset(refused)
            if refused and not allowed:
                sentences[key] = next(iter(refused.values()))
            lines.append(PayableLine(key, amount, allowed))
        return lines, sentences

    def _get_credit_authorizations(self):
        """Return, as superuser, every authorisation of this document."""
        domain = [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        return self.env["linfa.authorization"].sudo().search(domain, order="id")

    def _forget_credit(self):
        """Read again what credit pays: something was held, taken or given back."""
        self.invalidate_recordset(["credit_held_amount", "credit_paid_amount", "credit_state"])
