"""Watches for whoever tries to reach another machine."""

import socket
from contextlib import contextmanager
from unittest.mock import patch
from urllib.parse import urlsplit

from odoo.addons.iap.tools import iap_tools

from .common import LinfaCatalogCommon

LOCAL_HOSTS = {"127.0.0.1", "localhost", "::1", ""}


class OutsideCallsCase(LinfaCatalogCommon):
    """Records every attempt to reach another machine, and lets none through."""

    @contextmanager
    def _record_calls(self):
        """Yield the list of the hosts that somebody tried to reach.

        Whatever opens a connection to a name asks for its address first; calls to
        the services of Odoo are stopped before that in tests, so they are seen by
        the only function that makes them.
        """
        hosts = []
        resolve = socket.getaddrinfo

        def getaddrinfo(host, *args, **kwargs):
            name = host.decode() if isinstance(host, bytes) else host or ""
            if name not in LOCAL_HOSTS:
                hosts.append(name)
                raise socket.gaierror(f"{name} is outside")
            return resolve(host, *args, **kwargs)

        def iap_jsonrpc(url, *args, **kwargs):
            hosts.append(urlsplit(url).hostname)
            raise ConnectionError(f"{url} is a service of Odoo")

        def request_handler(_session, request, **kwargs):
            hosts.append(urlsplit(request.url).hostname)
            raise ConnectionError(f"{request.url} is outside")

        with (
            patch.object(socket, "getaddrinfo", getaddrinfo),
            patch.object(iap_tools, "iap_jsonrpc", iap_jsonrpc),
            patch.object(type(self), "_request_handler", request_handler),
        ):
            yield hosts

    def assert_none_outside(self, hosts):
        self.assertFalse(set(hosts) - LOCAL_HOSTS)
