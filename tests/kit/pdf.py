"""What a PDF says."""

import io

from pypdf import PdfReader


def text(content: bytes) -> str:
    """All pages as text, one after the other.

    Empty where wkhtmltopdf drew the letters as shapes, as Debian's does with every
    font that a style sheet brings along: linfa_catalog gives documents those of the
    system.
    """
    reader = PdfReader(io.BytesIO(content))
    # wkhtmltopdf puts tabs where words end.
    return "\n".join(page.extract_text().replace("\t", " ") for page in reader.pages)


def pages(content: bytes) -> int:
    """How many pages it has; raises for what is no PDF."""
    return len(PdfReader(io.BytesIO(content)).pages)
