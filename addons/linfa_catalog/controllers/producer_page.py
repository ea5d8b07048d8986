from odoo.http import Controller, request, route

from ..models.offer_picture import MAX_BYTES, clean_picture
from ..models.offer_reader import clean_text
from ..models.producer_page import PAGE_FIELDS, PAGE_LIMITS, read_story
from .producer_offers import get_notice, get_shelf_producer
from .producer_portal import render_section

PAGE_PATH = "/my/producer/page"


class ProducerOwnPage(Controller):
    @route(
        PAGE_PATH,
        type="http",
        auth="user",
        website=True,
        methods=["GET", "POST"],
        sitemap=False,
        max_content_length=MAX_BYTES + 1024 * 1024,
    )
    def producer_own_page(self, **post):
        """Show what the producer says of itself, or save what was typed."""
        producer_sudo = get_shelf_producer()
        changes = producer_sudo.env["linfa.offer.change"]
        pending = changes._get_pending(producer_sudo).get(producer_sudo)
        values = {**producer_sudo._read_shelf_values(), **(pending.after_values if pending else {})}
        texts = {name: read_story(values[name]) for name in PAGE_FIELDS}
        errors = {}
        if request.httprequest.method == "POST":
            texts, errors = self._read(texts, post)
            picture = self._read_picture(errors)
            if not errors:
                return self._save(producer_sudo, texts, picture)
        return self._render(producer_sudo, texts, errors, pending, get_notice(post.get("done")))

    def _read(self, texts, post):
        """Return the texts that were typed, and what is wrong with them."""
        read = {
            name: clean_text(post[name].replace("\r\n", "\n"))
            if isinstance(post.get(name), str)
            else text
            for name, text in texts.items()
        }
        errors = {
            name: request.env._("Too long: at most %(limit)s characters.", limit=limit)
            for name, limit in PAGE_LIMITS.items()
            if len(read[name]) > limit
        }
        return read, errors

    def _read_picture(self, errors):
        upload = request.httprequest.files.get("picture")
        if not upload or not upload.filename:
            return None
        try:
            return clean_picture(upload.read(MAX_BYTES + 1))
        except ValueError:
            errors["picture"] = request.env._(
                "We cannot use this photo. Send a JPEG, a PNG or a WebP of at most 12 MB."
            )
            return None

    def _save(self, producer_sudo, texts, picture):
        if picture:
            producer_sudo.image_1920 = picture
        producer_sudo._save_page(texts)
        waits = producer_sudo.env["linfa.offer.change"]._get_pending(producer_sudo)
        return request.redirect(f"{PAGE_PATH}?done={'waiting' if waits else 'saved'}")

    def _render(self, producer_sudo, texts, errors, pending, notice):
        refused = producer_sudo._get_refused_changes().filtered(
            lambda change: change.kind == "page"
        )
        return render_section(
            "linfa_catalog.portal_producer_page",
            "page",
            request.env._("My page"),
            {
                "texts": texts,
                "errors": errors,
                "limits": PAGE_LIMITS,
                "change_rows": pending and pending._describe(),
                "refused": refused.reason,
                "has_picture": bool(producer_sudo.with_context(bin_size=True).image_128),
                "notice": notice,
                "error": errors
                and request.env._("Something is missing: look at the fields marked below."),
            },
        )

    @route(
        f"{PAGE_PATH}/picture",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def producer_own_picture(self, **kwargs):
        """Show the producer its own photo, also before its page is published."""
        binary = request.env["ir.binary"].sudo()
        stream = binary._get_image_stream_from(get_shelf_producer(), "image_256")
        return stream.get_response(max_age=0)
