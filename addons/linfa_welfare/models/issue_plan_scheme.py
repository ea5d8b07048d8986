"""What a municipal scheme asks of each row of a list, said before anything is issued."""

from .linfa_scheme_issue import clean_household_key


class SchemeRules:
    """Reads the rows of one list against the act of its scheme; other programmes ask nothing."""

    def __init__(self, programme, rows):
        self.env, self.programme = programme.env, programme
        self.is_scheme = programme.kind == "municipal"
        self.served = self._find_served(rows) if self.is_scheme else set()

    def _find_served(self, rows):
        """Return the households of the list that received the scheme before."""
        keys = {clean_household_key(cells.get("household_key")) for _number, cells in rows}
        households_sudo = self.env["linfa.scheme.household"].sudo()
        domain = [("programme_id", "=", self.programme.id), ("household_key", "in", list(keys))]
        return set(households_sudo.search(domain).mapped("household_key"))

    def find_issue(self, row):
        """Return why the scheme does not allow a row, in one sentence, or nothing."""
        if not self.is_scheme:
            return None
        return (
            self._find_household_issue(row)
            or self._find_note_issue(row)
            or self._find_residence_issue(row)
        )

    def _find_household_issue(self, row):
        key = clean_household_key(row.texts["household_key"])
        if not self.programme.one_per_household:
            return None
        if not key:
            return self.env._("Write the household, in a column “nucleo”.")
        if key in self.served:
            return self.env._("This household received the scheme before.")
        return None

    def _find_note_issue(self, row):
        notes = self.programme.denomination_ids
        if not notes or notes._make_up(row.amount):
            return None
        return self.env._(
            "This amount cannot be made of the notes of the scheme (%(notes)s).",
            notes=", ".join(self.programme.currency_id.format(note.amount) for note in notes),
        )

    def _find_residence_issue(self, row):
        """Check people who are known; who is new lives where the municipality says."""
        municipality = self.programme.municipality_id
        if not municipality or not row.person:
            return None
        if row.person.partner_id.municipality_id == municipality:
            return None
        return self.env._(
            "Not known to live in %(municipality)s: check the municipality of the contact.",
            municipality=municipality.name,
        )
