"""A pytest plugin: no test speaks to another machine."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest

Address: TypeAlias = tuple[Any, ...] | str | bytes
LOCAL_NAMES = frozenset({"", "localhost"})


class OutsideCallError(AssertionError):
    """A test tried to speak to another machine."""


def is_local(family: int, address: object) -> bool:
    """Whether an address lies on this machine."""
    if family not in {socket.AF_INET, socket.AF_INET6}:
        return True
    host = address[0] if isinstance(address, tuple) and address else ""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _refuse(family: int, address: object) -> None:
    if not is_local(family, address):
        raise OutsideCallError(f"A test tried to reach {address!r}: only this machine is allowed")


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """Refuse every connection that would leave the loopback, and every look-up of a name."""
    connect, connect_ex, look_up = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded_connect(self: socket.socket, address: Address) -> None:
        _refuse(self.family, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Address) -> int:
        _refuse(self.family, address)
        return connect_ex(self, address)

    def guarded_look_up(host: str | bytes | None, *args: Any, **kwargs: Any) -> object:
        _refuse(socket.AF_INET, (host or "",))
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield
