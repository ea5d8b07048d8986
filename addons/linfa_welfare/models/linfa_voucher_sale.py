"""Vouchers that somebody bought: from which line, and how they reach the recipient."""

from odoo import api, fields, models
from odoo.tools import SQL

from .cents import exact
from .voucher_code import show_code

BATCH = 100


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    sale_line_id = fields.Many2one(
        comodel_name="sale.order.line",
        string="Bought with",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )

    def _get_shown_code(self):
        """Return the code as people read it, for whoever may hold this voucher."""
        self.ensure_one()
        return show_code(self.sudo().code)

    def _pick_unused(self, amount):
        """Return as few vouchers as cover an amount, the last bought first, or None where
        those that nobody touched do not cover it.
        """
        picked = self.browse()
        for voucher in self.sorted("id", reverse=True):
            if amount <= 0:
                break
            if exact(voucher.available_amount) == exact(voucher.face_value):
                picked |= voucher
                amount -= exact(voucher.face_value)
        return picked if amount <= 0 else None


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def _get_refusals(self, products, payee=None):
        """Override of `linfa_welfare` because credit never buys credit: a voucher that tops up
        itself would live for ever, and money would come out of nothing.
        """
        refusals = super()._get_refusals(products, payee=payee)
        sentence = self.env._("A voucher cannot be bought with credit.")
        is_variant = products._name == "product.product"
        gifts = products.filtered(
            lambda product: (product.product_tmpl_id if is_variant else product)._is_gift_voucher()
        )
        refusals.update({(p.id, gift.id): sentence for p in self for gift in gifts})
        return refusals

    def _get_gift_places(self):
        """Return the shops, beside LINFA's own, that take vouchers of this programme.

        :rtype: res.partner
        """
        self.ensure_one()
        if "merchant_ids" not in self._fields:
            return self.env["res.partner"].sudo()
        return self.sudo().merchant_ids.filtered("active")


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    @api.model
    def _cron_deliver_gifts(self):
        """Queue the mails of the gifts whose day has come, one commit per batch."""
        cron = self.env["ir.cron"]
        while lines := self._find_gifts_to_send(BATCH):
            lines._send_gifts()
            cron._commit_progress(len(lines))

    @api.model
    def _find_gifts_to_send(self, limit):
        """Return the lines whose vouchers wait for their mail, as superuser."""
        self.env["linfa.voucher"].flush_model()
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT l.id FROM sale_order_line l
                 WHERE l.gift_way = 'mail' AND l.gift_sent_at IS NULL
                   AND coalesce(l.gift_date, %(today)s) <= %(today)s
                   AND EXISTS (SELECT FROM linfa_voucher v
                                WHERE v.sale_line_id = l.id AND v.is_blocked IS NOT TRUE)
              ORDER BY l.id LIMIT %(limit)s
                """,
                today=self.env["linfa.voucher"]._get_today(),
                limit=limit,
            )
        )
        return self.sudo().browse(row[0] for row in rows)

    def _send_gifts(self):
        """Queue one mail per line to its recipient.

        The mails belong to no record: whoever may read an order must not read its codes there.
        """
        self.gift_sent_at = fields.Datetime.now()
        self.env["mail.mail"].sudo().create([line._prepare_gift_mail() for line in self])

    def _prepare_gift_mail(self):
        self.ensure_one()
        line = self.with_context(lang=self.order_id.partner_id.lang or self.env.lang)
        vouchers = self.gift_voucher_ids.filtered(lambda voucher: not voucher.is_blocked)
        body = line.env["ir.qweb"]._render(
            "linfa_welfare.gift_mail",
            {
                "line": line,
                "vouchers": vouchers.with_env(line.env),
                "buyer": line.order_id.partner_id.name,
                "company": line.company_id,
                "base_url": line.order_id.get_base_url(),
            },
        )
        company = line.company_id
        return {
            "subject": line.env._(
                "%(buyer)s has a gift for you",
                buyer=" ".join((line.order_id.partner_id.name or "").split()),
            ),
            "body_html": body,
            "email_from": company.email_formatted or company.partner_id.email_formatted,
            "email_to": line.gift_recipient_email,
            "author_id": company.partner_id.id,
            "auto_delete": True,
            "state": "outgoing",
        }
