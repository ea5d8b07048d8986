from odoo.http import Controller, Response, request, route
from odoo.tools import file_open

from odoo.addons.website_sale.models.website import CART_SESSION_CACHE_KEY

ICONS = "/linfa_catalog/static/src/img/icons"
SERVICE_WORKER = "linfa_catalog/static/src/service_worker/service_worker.js"
OFFLINE_COPY_HEADER = "X-Linfa-Offline-Copy"


def allow_offline_copy(response):
    """Let the phone keep a page for when there is no network.

    Only pages that are the same for everybody: whoever signed in or has a cart gets
    nothing kept, because others may hold the same phone.
    """
    if request.website.is_public_user() and not request.session.get(CART_SESSION_CACHE_KEY):
        response.headers[OFFLINE_COPY_HEADER] = "1"
    return response


class WebApp(Controller):
    @route(
        "/linfa.webmanifest",
        type="http",
        auth="public",
        website=True,
        multilang=False,
        readonly=True,
        sitemap=False,
    )
    def manifest(self):
        """Describe the website to phones that install it as an app."""
        manifest = {
            "id": "/",
            "name": "LINFA",
            "short_name": "LINFA",
            "description": request.env._("What the valleys make, close to your home"),
            "lang": request.env.lang.replace("_", "-"),
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbfaf5",
            "theme_color": "#1f4d3a",
            "categories": ["shopping", "food"],
            "icons": self._get_icons(),
            "shortcuts": [
                {"name": request.env._("Products"), "url": "/shop?line=product"},
                {"name": request.env._("Producers"), "url": "/produttori"},
                {"name": request.env._("Cart"), "url": "/shop/cart"},
            ],
        }
        return request.make_json_response(
            manifest, headers={"Content-Type": "application/manifest+json"}
        )

    def _get_icons(self):
        icons = [("any", "icon", 192), ("any", "icon", 512), ("maskable", "maskable", 512)]
        return [
            {
                "src": f"{ICONS}/{name}-{size}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for purpose, name, size in icons
        ]

    @route(
        "/linfa-service-worker.js",
        type="http",
        auth="public",
        readonly=True,
        sitemap=False,
    )
    def service_worker(self):
        """Serve the script from the root, because a worker rules only what is below."""
        module_sudo = request.env.ref("base.module_linfa_catalog").sudo()
        with file_open(SERVICE_WORKER) as script:
            body = script.read()
        return Response(
            body.replace("__VERSION__", module_sudo.latest_version),
            content_type="text/javascript; charset=utf-8",
            headers={"Service-Worker-Allowed": "/", "Cache-Control": "no-cache"},
        )

    @route(
        "/offline",
        type="http",
        auth="public",
        website=True,
        multilang=False,
        readonly=True,
        sitemap=False,
    )
    def offline(self):
        title = request.env._("The line is slow or absent")
        return request.render("linfa_catalog.offline", {"title": f"{title} | LINFA"})
