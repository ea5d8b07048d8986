"""Run by Python at the start of every server process that the kit starts.

Three things that no Odoo option does: the clock is shifted, a call to the outside
world is refused and logged as an error, and the server ends when the test run that
started it is gone (killed runs would leave servers behind).
"""

import ctypes
import ipaddress
import os
import signal
import socket
import sys
import time

PR_SET_PDEATHSIG = 1


def die_with_parent():
    """Ask the kernel for SIGTERM when the starting thread ends."""
    parent = os.environ.pop("LINFA_KIT_PARENT", "")
    if not parent:
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(parent):  # it went away before we could ask
        os.kill(os.getpid(), signal.SIGTERM)


def shift_clock():
    """Live in the pretended time, from now on and at the normal pace."""
    offset = float(os.environ.get("LINFA_KIT_CLOCK_OFFSET", "0"))
    if not offset:
        return
    import time_machine

    time_machine.travel(time.time() + offset, tick=True).start()


def stay_inside():
    """Names and addresses that are not this machine's are refused, loudly."""
    real_lookup, real_connect = socket.getaddrinfo, socket.socket.connect

    def getaddrinfo(host, *args, **kwargs):
        if host and not is_local(host):
            refuse(host)
        return real_lookup(host, *args, **kwargs)

    def connect(self, address):
        if isinstance(address, tuple) and not is_local(address[0]):
            refuse(address[0])
        return real_connect(self, address)

    socket.getaddrinfo = getaddrinfo
    socket.socket.connect = connect


def is_local(host):
    """This machine by name or address."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in ("localhost", socket.gethostname()):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name in ("0.0.0.0", "::", "")  # noqa: S104


def refuse(host):
    """Leave a line that the kit's log check takes for an error of Odoo's."""
    stamp = time.strftime("%Y-%m-%d %H:%M:%S,000")
    line = f"{stamp} {os.getpid()} ERROR ? linfa.kit: outside call refused: {host}\n"
    sys.stderr.write(line)
    sys.stderr.flush()
    raise OSError(f"outside call refused by the test kit: {host}")


die_with_parent()
shift_clock()
stay_inside()
