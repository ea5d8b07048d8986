"""Run in `odoo shell`: build the website's scripts and styles once, for all copies to come."""

site = env["website"].search([], limit=1)  # noqa: F821 - given by the shell
qweb = env["ir.qweb"].with_context(website_id=site.id, lang="it_IT")  # noqa: F821
for bundle in ("web.assets_frontend_minimal", "web.assets_frontend_lazy", "web.assets_frontend"):
    files = qweb._get_asset_bundle(bundle, assets_params={"website_id": site.id})
    files.js()
    files.css()
env.cr.commit()  # noqa: F821
