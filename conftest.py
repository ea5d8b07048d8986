"""Shared by every test: the test kit, and a cure for two habits of pytest-odoo.

pytest-odoo collects test classes that a module merely imports, test methods that a
class merely inherits, and classes that are not tagged `standard`. Odoo's own loader
runs none of them, so neither do we.
"""

pytest_plugins = ["tests.kit.fixtures"]

MARKERS = {
    "server": "starts a real Odoo server on a database of its own",
    "browser": "drives a real browser (implies server)",
    "log_allows(pattern, reason)": "accepts this error in the server's log",
}


def pytest_configure(config):
    """Register the kit's markers, so that a misspelt one is an error."""
    for name, meaning in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


def pytest_collection_modifyitems(config, items):
    """Drop what Odoo's own loader would not run."""
    dropped = [item for item in items if not _odoo_would_run(item)]
    config.hook.pytest_deselected(items=dropped)
    items[:] = [item for item in items if item not in dropped]


def _odoo_would_run(item):
    cls = getattr(item, "cls", None)
    if cls is None or not hasattr(cls, "test_tags"):
        return True
    own_class = cls.__module__ == item.module.__name__
    inherits = getattr(cls, "allow_inherited_tests_method", False)
    own_method = inherits or item.originalname in vars(cls)
    return own_class and own_method and "standard" in cls.test_tags
