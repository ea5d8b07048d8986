"""Bring it.po files up to their .pot (run with the environment's Python: it needs polib).

Usage: python merge_translations.py ADDON_FOLDER...
Exit code 1 when a term has no Italian yet; the terms are listed.
"""

import sys
from pathlib import Path

import polib


def merge(addon: Path) -> list[str]:
    """Merge one addon's template into its Italian file; the terms still to translate."""
    template = polib.pofile(str(addon / "i18n" / f"{addon.name}.pot"), wrapwidth=78)
    italian_file = addon / "i18n" / "it.po"
    italian = polib.pofile(str(italian_file), wrapwidth=78) if italian_file.exists() else None
    if italian is None:
        italian = polib.POFile(wrapwidth=78)
    italian.metadata = {**template.metadata, "Language": "it", "Language-Team": "LINFA"}
    italian.merge(template)
    for entry in italian.obsolete_entries():
        italian.remove(entry)
    for file in (template, italian):
        for moment in ("POT-Creation-Date", "PO-Revision-Date"):
            file.metadata.pop(moment, None)
    template.save()
    italian.save(str(italian_file))
    return [entry.msgid for entry in italian.untranslated_entries() + italian.fuzzy_entries()]


def main(folders: list[str]) -> int:
    missing = 0
    for folder in map(Path, folders):
        terms = merge(folder)
        missing += len(terms)
        sys.stdout.write(f"{folder.name}: {len(terms)} terms without Italian\n")
        for term in terms:
            sys.stdout.write(f"    {term[:100]!r}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
