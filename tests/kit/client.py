"""A person's browser without a screen: cookies, CSRF, forms and JSON calls."""

import re

import requests
from lxml import html

CSRF = re.compile(r'csrf_token:\s*"([^"]+)"')
TIMEOUT = 30


class RpcError(Exception):
    """The server refused a JSON call; `name` is the Python exception's full name."""

    def __init__(self, error: dict):
        data = error.get("data", {})
        self.name = data.get("name", "")
        self.message = data.get("message") or error.get("message", "")
        super().__init__(f"{self.name}: {self.message}")

    def is_a(self, *names: str) -> bool:
        """Is it an AccessError, a UserError...? Short names are enough."""
        return self.name.rsplit(".", 1)[-1] in names


class Client:
    """One session with one server. Every call has a time limit."""

    def __init__(self, server, timeout: float = TIMEOUT):
        self.server = server
        self.timeout = timeout
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "it-IT,it;q=0.9"

    def url(self, path: str) -> str:
        return path if "://" in path else self.server.base_url + path

    def get(self, path: str, **options) -> requests.Response:
        return self.session.get(self.url(path), **{"timeout": self.timeout, **options})

    def page(self, path: str, **options) -> html.HtmlElement:
        """The parsed page; an error status is an error here."""
        answer = self.get(path, **options)
        answer.raise_for_status()
        return html.fromstring(answer.text)

    def csrf(self) -> str:
        """A token of this very session, from a page that any visitor may see."""
        return CSRF.search(self.get("/web/login").text)[1]

    def post(self, path: str, data: dict, **options) -> requests.Response:
        """Send a form as the page would, with the token."""
        return self.session.post(
            self.url(path),
            data={**data, "csrf_token": data.get("csrf_token") or self.csrf()},
            **{"timeout": self.timeout, **options},
        )

    def json(self, path: str, **params):
        """Call a JSON route; raises RpcError with the server's own words."""
        answer = self.session.post(
            self.url(path),
            json={"jsonrpc": "2.0", "method": "call", "params": params},
            timeout=self.timeout,
        )
        answer.raise_for_status()
        body = answer.json()
        if "error" in body:
            raise RpcError(body["error"])
        return body.get("result")

    def login(self, login: str, password: str) -> "Client":
        self.json(
            "/web/session/authenticate",
            db=self.server.database,
            login=login,
            password=password,
        )
        return self
