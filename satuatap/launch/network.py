"""What the launcher asks of the network: is its port free, and how do others see the machine."""

import errno
import socket

from satuatap.launch.plan import Plan
from satuatap.launch.problems import CannotStart

SOMEWHERE = ("192.0.2.1", 9)  # an address of the documentation (RFC 5737); nothing is sent there
REFUSALS = {errno.EADDRINUSE: "is taken", errno.EACCES: "is not open to you"}


def check_port(plan: Plan) -> None:
    """Refuse a port that somebody else listens on, and an address that is not ours."""
    family = socket.AF_INET6 if ":" in plan.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((plan.host, plan.port))
        except OverflowError as error:
            message = f"PORT must lie between 1 and 65535, not {plan.port}."
            raise CannotStart(message) from error
        except OSError as error:
            raise CannotStart(refusal(plan, error)) from error


def refusal(plan: Plan, error: OSError) -> str:
    """Why nothing can listen there, and what to do."""
    why = REFUSALS.get(error.errno or 0)
    if why is None:
        return f"HOST={plan.host} is no address of this machine; leave it out, or say 0.0.0.0."
    return f"Port {plan.port} {why}; choose another one, such as PORT=8001 make run."


def lan_address() -> str | None:
    """The address by which others in the network reach this machine; None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE)
        except OSError:
            return None
        found = str(probe.getsockname()[0])
    return None if found.startswith("127.") else found
