import logging

import psycopg2

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from . import italian_time
from .unmet_term import clean_unmet_term, fold_words

_logger = logging.getLogger(__name__)

# New wishes per hour: whoever fills the table on purpose does not get far.
HOURLY_CAP = 200
HOURLY_CAP_PARAMETER = "linfa_catalog.unmet_search_hourly_cap"
KEPT_MONTHS = 12
# A page waits no longer than this for a row that somebody else is counting.
LOCK_TIMEOUT = "100ms"
TERMS_FOR_PRODUCERS = 12


class LinfaUnmetSearch(models.Model):
    """What people look for in the shop and do not find: wishes, for the producers.

    Only the words and how often: nobody who looked for them, and from where.
    """

    _name = "linfa.unmet.search"
    _description = "Looked for and Not Found"
    _order = "times desc, last_date desc, id"
    _rec_name = "term"

    website_id = fields.Many2one(
        comodel_name="website", required=True, readonly=True, ondelete="cascade"
    )
    term = fields.Char(string="Looked for", required=True, readonly=True)
    times = fields.Integer(readonly=True, default=1, aggregator="sum")
    first_date = fields.Date(string="First Day", readonly=True)
    last_date = fields.Date(string="Last Day", readonly=True)
    state = fields.Selection(
        selection=[("new", "New"), ("noted", "Told the Producers"), ("ignored", "Ignored")],
        required=True,
        default="new",
    )
    note = fields.Char(
        string="Note for Producers",
        size=200,
        help="What the producers read beside these words on the first page of their portal.",
    )
    found_since = fields.Integer(
        string="Offers Now",
        compute="_compute_found_since",
        help="Offers on sale today that this search would find.",
    )

    _term_unique = models.Constraint(
        "UNIQUE(website_id, term)", "Each wish is counted once per website."
    )
    _create_date_index = models.Index("(create_date)")

    @api.depends("term", "website_id")
    def _compute_found_since(self):
        """Compare with the texts of all offers, read once: a search for each row would
        cost a query for each row.
        """
        for website, wishes in self.grouped("website_id").items():
            texts = website._get_offer_texts() if website else []
            for wish in wishes:
                words = fold_words(wish.term).split()
                wish.found_since = sum(all(word in text for word in words) for text in texts)

    @api.model
    def _record(self, website, text):
        """Count a search that found nothing, apart from the transaction of the page.

        It never breaks the page and hardly slows it: a page may only be allowed to read,
        and a wish that two people have in the same instant may be counted once.

        :param website website: where it was looked for
        :param str text: what was typed, which is not kept when it looks personal
        :return: whether it was counted
        """
        term = clean_unmet_term(text)
        if not term:
            return False
        try:
            with self.env.registry.cursor() as cr:
                cr.execute(SQL("SELECT set_config('lock_timeout', %s, true)", LOCK_TIMEOUT))
                cr.execute(self._get_record_query(website, term))
                return bool(cr.rowcount)
        except psycopg2.Error as error:
            _logger.info("A search without results was not counted: %s", error.__class__.__name__)
            return False

    def _get_record_query(self, website, term):
        """Return the one statement that adds a wish or counts it again."""
        cap = self.env["ir.config_parameter"].sudo().get_param(HOURLY_CAP_PARAMETER)
        return SQL(
            """
            INSERT INTO linfa_unmet_search AS wish (
                website_id, term, times, first_date, last_date, state,
                create_uid, write_uid, create_date, write_date
            )
            SELECT %(website)s, %(term)s, 1, %(today)s, %(today)s, 'new',
                   %(root)s, %(root)s, %(now)s, %(now)s
             WHERE EXISTS (
                       SELECT FROM linfa_unmet_search
                        WHERE website_id = %(website)s AND term = %(term)s
                   )
                OR %(cap)s > (
                       SELECT count(*) FROM linfa_unmet_search
                        WHERE create_date > %(now)s - interval '1 hour'
                   )
                ON CONFLICT (website_id, term) DO UPDATE
               SET times = wish.times + 1,
                   last_date = EXCLUDED.last_date,
                   write_date = EXCLUDED.write_date
            """,
            website=website.id,
            term=term,
            today=italian_time.today(),
            now=fields.Datetime.now(),
            root=api.SUPERUSER_ID,
            cap=int(cap) if (cap or "").isdigit() else HOURLY_CAP,
        )

    @api.autovacuum
    def _gc_old_searches(self):
        """Forget what nobody looked for in the last 12 months."""
        limit = fields.Date.subtract(italian_time.today(), months=KEPT_MONTHS)
        self.search([("last_date", "<", limit)]).unlink()

    def action_ignore(self):
        self.write({"state": "ignored"})

    def action_note(self):
        """Show these wishes to the producers, on the first page of their portal."""
        self.write({"state": "noted"})

    def action_reopen(self):
        self.write({"state": "new"})


class Website(models.Model):
    _inherit = "website"

    def _get_offer_texts(self):
        """Return, without accents, the texts that a search of the shop looks into, one
        for each offer on sale.
        """
        self.ensure_one()
        OfferSudo = self.env["product.template"].sudo()
        OfferSudo = OfferSudo.with_context(lang=self.default_lang_id.code)
        offers = OfferSudo.search_fetch(
            Domain("sale_ok", "=", True)
            & Domain("website_published", "=", True)
            & Domain("website_id", "in", [False, self.id]),
            ["name", "legal_name", "description_sale", "producer_id", "municipality_id"],
        )
        offers.producer_id.fetch(["name"])
        return [
            fold_words(
                " ".join(
                    filter(
                        None,
                        (
                            offer.name,
                            offer.legal_name,
                            offer.description_sale,
                            offer.producer_id.name,
                            offer.municipality_id.name,
                        ),
                    )
                )
            )
            for offer in offers
        ]

    def _get_wishes_for_producers(self):
        """Return what the office tells the producers that people look for, as superuser."""
        self.ensure_one()
        return (
            self.env["linfa.unmet.search"]
            .sudo()
            .search(
                [("website_id", "=", self.id), ("state", "=", "noted")], limit=TERMS_FOR_PRODUCERS
            )
        )
