from odoo.http import Controller, request, route

from ..models.offer_picture import MAX_BYTES
from .offer_form import LISTS, OfferForm, read_ids
from .producer_offers import OFFERS_PATH, find_offer, get_notice, get_shelf_producer
from .producer_portal import render_section

# The photo, and the texts beside it.
MAX_CONTENT = MAX_BYTES + 1024 * 1024


class ProducerOfferForm(Controller):
    @route(
        f"{OFFERS_PATH}/new",
        type="http",
        auth="user",
        website=True,
        methods=["GET", "POST"],
        sitemap=False,
        max_content_length=MAX_CONTENT,
    )
    def producer_offer_new(self, **post):
        """Show an empty form, or make a new offer of what was typed."""
        producer_sudo = get_shelf_producer()
        form = OfferForm(producer_sudo, producer_sudo.env["product.template"])
        return self._answer(form, post)

    @route(
        f"{OFFERS_PATH}/<int:offer_id>",
        type="http",
        auth="user",
        website=True,
        methods=["GET", "POST"],
        sitemap=False,
        max_content_length=MAX_CONTENT,
    )
    def producer_offer(self, offer_id, **post):
        """Show an offer in the form, or save what was typed."""
        product_sudo = find_offer(offer_id)
        return self._answer(OfferForm(get_shelf_producer(), product_sudo), post)

    def _answer(self, form, post):
        if request.httprequest.method == "POST" and (saved := self._save(form, post)):
            done = "waiting" if self._is_waiting(form, saved) else "saved"
            return request.redirect(f"{OFFERS_PATH}/{saved.id}?done={done}")
        return self._render(form, get_notice(post.get("done")))

    def _save(self, form, post):
        """Return the offer that was saved, nothing when something is wrong."""
        data = request.httprequest.form
        lists = {key: read_ids(data.getlist(key)) for key in LISTS}
        upload = request.httprequest.files.get("picture")
        picture = upload.read(MAX_BYTES + 1) if upload and upload.filename else b""
        texts = {key: text for key, text in post.items() if isinstance(text, str)}
        form.take(texts, lists, picture)
        return None if form.errors else form.save()

    def _is_waiting(self, form, product_sudo):
        changes = form.env["linfa.offer.change"]
        return bool(changes._get_pending(form.producer, product_sudo))

    def _render(self, form, notice):
        product = form.product
        refused = form.producer._get_refused_changes().filtered(
            lambda change: product and change.product_tmpl_id == product
        )
        error = form.errors and (
            form.errors.get("form")
            or request.env._("Something is missing: look at the fields marked below.")
        )
        return render_section(
            "linfa_catalog.portal_producer_offer_form",
            "offers",
            product.name or request.env._("New offer"),
            {
                "form": form,
                "raw": form.raw,
                "errors": form.errors,
                "product": product,
                "has_picture": bool(product.with_context(bin_size=True).image_128),
                "vocabulary": form.vocabulary,
                "line_names": request.website._get_line_names(),
                "change_rows": form.pending
                and form.pending.kind != "new"
                and form.pending._describe(),
                "refused": refused.reason,
                "missing": product
                and not product.is_published
                and product._get_publish_content_issues(),
                "sentence": product and product._get_unavailable_sentence(),
                "notice": notice,
                "error": error,
            },
        )
