"""Everything that left, or waits to leave: mails, their PDFs, text messages."""

import base64
from dataclasses import dataclass

from lxml import html

from . import pdf
from .rpc import Rpc

MAIL_FIELDS = ["subject", "body_html", "email_to", "recipient_ids", "state"]
SEND_MAILS = "mail.ir_cron_mail_scheduler_action"
SEND_SMS = "sms.ir_cron_sms_scheduler_action"


@dataclass
class Mail:
    """One mail of the queue, in readable form."""

    id: int
    subject: str
    text: str
    to: list[str]
    state: str
    pdfs: dict[str, str]


class Outbox:
    """The queue of one server, read as the administrator."""

    def __init__(self, rpc: Rpc):
        self.rpc = rpc

    def mails(self, to: str = "", domain: list | None = None) -> list[Mail]:
        """Queued, sent and failed mails, oldest first; `to` is part of an address."""
        rows = self.rpc.search_read(
            "mail.mail",
            domain or [],
            [*MAIL_FIELDS, "attachment_ids"],
            order="id",
        )
        found = [self._mail(row) for row in rows]
        return [m for m in found if not to or any(to in each for each in m.to)]

    def one(self, to: str) -> Mail:
        """The only mail to this address; more or none is a failure."""
        found = self.mails(to)
        assert len(found) == 1, f"{len(found)} mails to {to}: {found}"
        return found[0]

    def delivered(self, to: str = "") -> list:
        """Messages that reached the mail server (the kit's sink)."""
        sink = self.rpc.client.server.mail_sink
        return sink.to(to) if to else list(sink.messages)

    def send_now(self) -> None:
        """Run the mail queue's job."""
        self.rpc.run_cron(SEND_MAILS)

    def sms(self, number: str = "") -> list[dict]:
        """Text messages with number, body and state, oldest first."""
        domain = [("number", "ilike", number)] if number else []
        fields = ["number", "body", "state", "failure_type"]
        return self.rpc.search_read("sms.sms", domain, fields, order="id")

    def _mail(self, row: dict) -> Mail:
        partners = self.rpc.read("res.partner", row["recipient_ids"], ["email"])
        typed = [part.strip() for part in (row["email_to"] or "").split(",")]
        return Mail(
            id=row["id"],
            subject=row["subject"] or "",
            text=readable(row["body_html"]),
            to=[each for each in [*typed, *(p["email"] for p in partners)] if each],
            state=row["state"],
            pdfs=self._pdfs(row["attachment_ids"]),
        )

    def _pdfs(self, attachment_ids: list[int]) -> dict[str, str]:
        fields = ["name", "datas", "mimetype"]
        rows = self.rpc.read("ir.attachment", attachment_ids, fields)
        return {
            row["name"]: pdf.text(base64.b64decode(row["datas"]))
            for row in rows
            if row["mimetype"] == "application/pdf"
        }


def readable(markup: str | bool) -> str:
    """HTML as one line of text."""
    if not markup:
        return ""
    return " ".join(html.fromstring(str(markup)).text_content().split())
