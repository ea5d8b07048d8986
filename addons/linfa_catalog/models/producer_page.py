"""What a producer says of itself on its page, and may change from its portal."""

import re

from lxml import html
from markupsafe import Markup

from odoo import models

PAGE_FIELDS = ("producer_makes", "producer_story", "opening_hours", "phone")
BLOCKS = frozenset(("p", "div", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "tr"))
PAGE_LIMITS = {
    "producer_makes": 120,
    "producer_story": 8000,
    "opening_hours": 500,
    "phone": 30,
}


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _read_shelf_values(self, names=PAGE_FIELDS):
        """Return what the page says as values that JSON can hold."""
        self.ensure_one()
        return {name: str(self[name]) if self[name] else False for name in names}

    def _write_shelf_values(self, values):
        """Write the page; the field of the story cleans what it is given."""
        self.write(values)

    def _describe_shelf_changes(self, before, after):
        """Return what differs as (label, text before, text after)."""
        labels = {
            "producer_makes": self.env._("What you make"),
            "producer_story": self.env._("Story"),
            "opening_hours": self.env._("Opening hours"),
            "phone": self.env._("Phone"),
        }
        return [
            (label, read_story(before.get(name)), read_story(after[name]))
            for name, label in labels.items()
            if name in after and before.get(name) != after[name]
        ]

    def _save_page(self, texts):
        """Save the page of this producer, or propose it where approval is wanted.

        :param dict texts: plain text by field; the story in paragraphs
        """
        self.ensure_one()
        values = {name: texts[name] or False for name in PAGE_FIELDS if name in texts}
        if "producer_story" in values:
            values["producer_story"] = self._write_story(values["producer_story"])
        if self.offers_need_approval:
            self.env["linfa.offer.change"]._propose(self, [(self, values)])
        else:
            self.write(values)

    def _write_story(self, text):
        """Return the story as markup; one whose words did not change stays as it is,
        with the headings and pictures that the back office gave it.
        """
        text = (text or "").replace("\r\n", "\n")
        if text.split() == read_story(self.producer_story).split():
            return str(self.producer_story) if self.producer_story else False
        paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
        markup = Markup().join(
            Markup("<p>%s</p>") % Markup("<br/>").join(part.split("\n")) for part in paragraphs
        )
        field = self._fields["producer_story"]
        return str(field.convert_to_cache(markup, self) or "") or False


def read_story(story):
    """Return rich or plain text as plain text."""
    text = str(story or "")
    if "<" not in text:
        return text
    root = html.fragment_fromstring(text, create_parent="div")
    for element in list(root.iterdescendants()):
        end = {"br": "\n"}.get(element.tag, "\n\n" if element.tag in BLOCKS else "")
        element.tail = end + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
