"""Errors that a person can act on, and what the exit codes mean."""

OK = 0
FAILED = 1  # tests, lint or a benchmark did not pass
USAGE = 2  # wrong words on the command line (argparse uses the same)
MACHINE = 3  # something is missing on this machine: program, disk, network, package
DATABASE = 4  # the database or a backup is not what was expected
PORT = 5  # the port is taken
INTERRUPTED = 130

EXIT_CODES_HELP = """\
exit codes:
  0 done    1 tests, lint or a benchmark failed    2 wrong arguments
  3 something is missing on this machine           4 database or backup problem
  5 port taken                                     130 interrupted
"""


class LinfaError(Exception):
    """One plain sentence with the remedy, shown instead of a traceback."""

    def __init__(self, message: str, code: int = MACHINE):
        super().__init__(message)
        self.code = code
