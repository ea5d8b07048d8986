"""A mail server that keeps what it gets: no test can ever write to a real person."""

import email
import email.policy
import logging
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from .ports import free_port

logging.getLogger("mail.log").setLevel(logging.WARNING)  # every SMTP word, otherwise


class MailSink:
    """Listens on a free local port; `messages` holds what arrived, oldest first."""

    def __init__(self):
        self.messages: list[EmailMessage] = []
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        """Called by aiosmtpd for each message; its name is aiosmtpd's."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        message["X-Kit-Recipients"] = ", ".join(envelope.rcpt_tos)
        self.messages.append(message)
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """Messages that were delivered to this address."""
        return [m for m in self.messages if address in m["X-Kit-Recipients"]]

    def close(self) -> None:
        self._controller.stop()
