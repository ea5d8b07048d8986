from lxml import html
from markupsafe import Markup

from odoo import fields

STORY_TAGS = frozenset(
    {
        *("p", "div", "span", "br", "hr", "blockquote"),
        *("h2", "h3", "h4", "h5", "h6"),
        *("a", "b", "em", "i", "s", "small", "strong", "sub", "sup", "u"),
        *("li", "ol", "ul"),
        *("figcaption", "figure", "img"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    }
)
STORY_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


def clean_story(story: str) -> str:
    """Keep words, headings, lists, tables, links and pictures of this server.

    :param story: a fragment that the sanitizer of Odoo has been through
    :return: the fragment without anything that could act, be found by a script, or
        tell another server who reads the page
    """
    root = html.fragment_fromstring(story, create_parent="div")
    for element in list(root.iterdescendants()):
        if not isinstance(element.tag, str):
            element.getparent().remove(element)
        elif element.tag not in STORY_TAGS or _is_outside_picture(element):
            element.drop_tag()
        else:
            _keep_attributes(element, STORY_ATTRIBUTES.get(element.tag, ()))
    return html.tostring(root, encoding="unicode")[len("<div>") : -len("</div>")]


def _keep_attributes(element, names):
    for name in set(element.attrib) - set(names):
        del element.attrib[name]


def _is_outside_picture(element):
    source = element.get("src", "")
    local = source.startswith("/") and not source.startswith(("//", "/\\"))
    return element.tag == "img" and not local


class StoryHtml(fields.Html):
    """Rich text that anybody may have written and everybody will read.

    The sanitizer of Odoo lets through what an editor of the website may want: videos
    and pictures of other servers, classes that cover the page, hooks of the editor.
    Here only what a story needs is kept, whoever writes.
    """

    strip_style = True
    strip_classes = True

    def _convert(self, value, record, validate):
        """Override of `odoo` to clean more strictly than its sanitizer does."""
        value = super()._convert(value, record, validate)
        if not value or not validate:
            return value
        return Markup(clean_story(str(value)))  # noqa: S704  (it was just cleaned)
