"""Addresses of signatures are kept for 90 days, then only the network remains (domain.md, Signature evidence)."""

import ipaddress
from datetime import timedelta

from premierpas.core import clock

from ..models import Signature

KEPT = timedelta(days=90)
_NETWORK = {4: 24, 6: 48}  # bits that stay


def shorten_addresses() -> int:
    """Cut the addresses of older signatures to their network; returns how many were cut now."""
    old = Signature.objects.filter(at__lt=clock.now() - KEPT).exclude(address=None)
    cut = 0
    for row in old.only("pk", "address").iterator(chunk_size=500):
        network = shortened(str(row.address))
        if network != row.address:
            cut += Signature.objects.filter(pk=row.pk).update(address=network)
    return cut


def shortened(address: str) -> str:
    """`192.0.2.57` → `192.0.2.0`; an IPv6 address keeps its first 48 bits."""
    bits = _NETWORK[ipaddress.ip_address(address).version]
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False).network_address)
