"""Mails, PDFs and text messages are read back in one call."""

import base64
import io

import pytest
from reportlab.pdfgen import canvas

from tests.kit import pdf

pytestmark = pytest.mark.server


def small_pdf(words: str) -> bytes:
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.drawString(72, 720, words)
    page.save()
    return stream.getvalue()


def test_a_pdf_is_read_as_text():
    assert "Formaggella di prova" in pdf.text(small_pdf("Formaggella di prova"))


def test_a_queued_mail_with_its_pdf(admin, outbox):
    attachment = admin.create(
        "ir.attachment",
        {"name": "ordine.pdf", "datas": base64.b64encode(small_pdf("Totale 12,50")).decode()},
    )
    partner = admin.create("res.partner", {"name": "Piera", "email": "piera@example.com"})
    admin.create(
        "mail.mail",
        {
            "subject": "Ordine",
            "body_html": "<p>Ciao <b>Piera</b></p>",
            "recipient_ids": [(6, 0, [partner])],
            "attachment_ids": [(6, 0, [attachment])],
        },
    )
    mail = outbox.one("piera@example.com")
    assert (mail.subject, mail.text, mail.state) == ("Ordine", "Ciao Piera", "outgoing")
    assert "Totale 12,50" in mail.pdfs["ordine.pdf"]
    with pytest.raises(AssertionError, match="0 mails to nobody"):
        outbox.one("nobody@example.com")


def test_a_sent_mail_arrives_at_the_sink_and_nowhere_else(admin, outbox):
    admin.create(
        "mail.mail",
        {"subject": "Partita", "body_html": "<p>x</p>", "email_to": "sink@example.com"},
    )
    assert outbox.delivered("sink@example.com") == []
    outbox.send_now()
    [message] = outbox.delivered("sink@example.com")
    assert message["Subject"] == "Partita"


def test_text_messages(admin, outbox):
    admin.create("sms.sms", {"number": "+393330000001", "body": "Il tuo ordine è pronto"})
    [sms] = outbox.sms("3330000001")
    assert (sms["body"], sms["state"]) == ("Il tuo ordine è pronto", "outgoing")
    assert outbox.sms("3339999999") == []
