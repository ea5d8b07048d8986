"""Start Odoo as `odoo` does. A file of its own: with workers, Odoo starts its websocket
process by running this very file again, which `python -m odoo` does not survive."""

from odoo.cli import main

if __name__ == "__main__":
    main()
