"""Reserving the port before anything starts: granian would share it with another server without a word."""

import socket
import sys


class PortTaken(Exception):
    """Another program serves on this port."""


def reserve_port(host: str, port: int) -> socket.socket:
    """Bind the port alone and keep it as long as the socket lives; only a server of this user may still listen on it.

    Raises PortTaken when any other program has it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    reserved = socket.socket(family, socket.SOCK_STREAM)
    # Connections of a server that just ended may linger on the port for a minute.
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        reserved.bind((host, port))
    except OSError as problem:
        reserved.close()
        raise PortTaken(problem.strerror) from None
    if sys.platform != "linux":
        reserved.close()  # elsewhere granian couldn't bind beside us
        return reserved
    # Granted from now on: the server binds with "reuse port", a second reservation doesn't and is refused.
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return reserved
