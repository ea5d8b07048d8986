"""`python -m bench`, from the project's root."""

import sys

from .cli import main

sys.exit(main())
