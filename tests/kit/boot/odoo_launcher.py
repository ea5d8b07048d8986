"""What Debian's `odoo` command does, as a file that any Python can run."""

import odoo.cli

if __name__ == "__main__":
    odoo.cli.main()
