"""QR codes as drawings that need no server to print. Pure functions."""

from markupsafe import Markup
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4


def draw_qr(text: str) -> Markup:
    """Return a QR code as an SVG drawing, with the white border that readers need."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    size = len(matrix)
    path = "".join(
        f"M{x} {y}h{length}v1h-{length}z"
        for y, line in enumerate(matrix)
        for x, length in _find_runs(line)
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
        ' shape-rendering="crispEdges" width="100%" height="100%" role="img">'
        '<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
    ).format(size=size, path=path)


def _find_runs(line: list[bool]) -> list[tuple[int, int]]:
    """Return the start and length of each dark stretch of a line."""
    runs, start = [], None
    for position, is_dark in enumerate([*line, False]):
        if is_dark and start is None:
            start = position
        elif not is_dark and start is not None:
            runs.append((start, position - start))
            start = None
    return runs
