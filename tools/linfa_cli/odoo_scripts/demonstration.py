"""Run in `odoo shell`: load the demonstration data of LINFA's addons, and only of those.

Odoo's own demonstration data (office chairs, companies in the United States) has no place in
the valley's shop. The text is Italian, hence the language in the context.
"""

import os

from odoo.modules.module import Manifest
from odoo.tools.convert import convert_file

env = env(context={**env.context, "lang": "it_IT", "tracking_disable": True}, su=True)  # noqa: F821
for addon in os.environ["LINFA_DEMO_ADDONS"].split(","):
    for file in Manifest.for_addon(addon).get("demo", []):
        convert_file(env, addon, file, idref={}, mode="init", noupdate=True)
        env.cr.commit()
env["ir.config_parameter"].set_param("linfa.demonstration", "1")
env.cr.commit()
