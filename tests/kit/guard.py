"""What a page must not do behind the test's back."""

import re
from urllib.parse import urlsplit

INSIDE_SCHEMES = {"data", "blob", "about", "chrome-extension"}

#: Characters of an uncaught exception's stack that are shown.
STACK = 600


class Guard:
    """Collects requests to other hosts and console errors of a test's pages."""

    def __init__(self, base_url: str):
        self.home = urlsplit(base_url).netloc
        self.outside: list[str] = []
        self.errors: list[str] = []
        self._allowed: dict[str, str] = {}

    def allow(self, pattern: str, reason: str) -> None:
        """Accept console errors that match; the reason is for the reader."""
        self._allowed[pattern] = reason

    def follow(self, context) -> None:
        """Watch every page of a browser context, also those opened later."""
        context.on("request", lambda request: self._seen(request.url))
        context.on("console", self._console)
        context.on("weberror", lambda error: self._uncaught(error.error))

    def verify(self) -> None:
        """Fail with everything that was noticed."""
        patterns = [re.compile(pattern) for pattern in self._allowed]
        errors = [e for e in self.errors if not any(p.search(e) for p in patterns)]
        assert not self.outside, f"The page asked other hosts: {self.outside}"
        assert not errors, "Errors in the browser's console:\n" + "\n".join(errors)

    def _seen(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in INSIDE_SCHEMES and parts.netloc != self.home:
            self.outside.append(url)

    def _uncaught(self, error) -> None:
        self.errors.append(f"{error.message}\n{error.stack or ''}"[:STACK])

    def _console(self, message) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")
