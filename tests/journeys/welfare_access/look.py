"""One look at a page: axe, room for a finger, and no scrolling sideways when it is enlarged."""

from tests.kit.axe import assert_accessible
from tests.kit.browser import shoot

#: CSS pixels of a 1440 screen at 200 %, and of a 1280 screen at 400 % (WCAG 1.4.10).
ENLARGED = ((720, 450), (320, 640))
#: What a finger hits (WCAG 2.5.5); links within a sentence are excepted there, too.
FINGER = 44

SMALL_TARGETS = """(finger) => {
    const told = [];
    const all = "a[href], button, input, select, textarea, summary, [role=button]";
    for (const element of document.querySelector("main").querySelectorAll(all)) {
        if (element.type === "hidden" || !element.checkVisibility({visibilityProperty: true})) {
            continue;
        }
        let box = element.getBoundingClientRect();
        if (element.matches("[type=radio], [type=checkbox], [type=file]") && element.labels[0]) {
            const label = element.labels[0].getBoundingClientRect();
            box = label.height > box.height ? label : box;
        }
        const words = (node) => node.textContent.replace(/\\s+/g, " ").trim();
        const style = getComputedStyle(element);
        const isInText = element.tagName === "A" && style.display === "inline" &&
            words(element.parentElement) !== words(element);
        const isForReaders = box.width <= 1 || box.height <= 1;
        if (!isInText && !isForReaders && Math.min(box.width, box.height) < finger - 0.5) {
            const size = `${Math.round(box.width)}x${Math.round(box.height)}`;
            told.push(`${element.outerHTML.slice(0, 120)} is ${size}`);
        }
    }
    return told;
}"""

TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room + 1) {
        return [];
    }
    const wide = [...document.querySelectorAll("body *")].filter(
        (one) => one.checkVisibility() && one.getBoundingClientRect().right > room + 1
    );
    return wide.slice(-3).map((one) => one.outerHTML.slice(0, 120));
}"""


class Look:
    """Looks at page after page, and tells everything at the end."""

    def __init__(self, page, folder, device):
        self.page = page
        self.folder = folder
        self.device = device
        self.problems = []
        self.seen = []

    def at(self, name: str, is_stock: bool = False) -> None:
        """Note what is wrong with the page as it is now, and take a picture of it.

        :param is_stock: Odoo's own page, of whose links LINFA decides no size
        """
        self.seen.append(name)
        shoot(self.page, self.folder, f"welfare-{name}-{self.device}", full_page=True)
        try:
            assert_accessible(self.page)
        except AssertionError as error:
            self._note(name, str(error))
        for told in [] if is_stock else self.page.evaluate(SMALL_TARGETS, FINGER):
            self._note(name, f"too small for a finger: {told}")
        self._look_enlarged(name)

    def _look_enlarged(self, name):
        size = self.page.viewport_size
        for width, height in ((size["width"], size["height"]), *ENLARGED):
            self.page.set_viewport_size({"width": width, "height": height})
            for told in self.page.evaluate(TOO_WIDE):
                self._note(name, f"scrolls sideways at {width}: {told}")
        self.page.set_viewport_size(size)

    def _note(self, name, text):
        self.problems.append(f"{name} ({self.device}): {text}")

    def verify(self, number: int) -> None:
        """Fail with all that was noted; so many pages were to be seen."""
        assert not self.problems, "\n".join(self.problems)
        assert len(set(self.seen)) == number, self.seen
