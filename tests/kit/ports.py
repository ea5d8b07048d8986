"""Free local ports."""

import socket
from contextlib import closing


def free_port() -> int:
    """A port nobody listens on now, on the loopback address."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
