"""The session of a person, and where a request comes from."""

import ipaddress

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from bindeglied.domain.accounts.models import User

BY_LINK = "by_link"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def begin(request: HttpRequest, user: User, *, by_link: bool = False) -> None:
    """A session of its own for `user`; nothing of the one before goes along."""
    request.session.flush()
    auth.login(request, user, backend=_BACKEND)
    if by_link:
        request.session[BY_LINK] = True


def safe_target(request: HttpRequest, target: str) -> str:
    """`target` if it is an address of this host, else the start page."""
    inside = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if inside else "/"


def network(request: HttpRequest) -> str:
    """The network of the person: the /24 or /64 of the address, as far as our own proxies tell it."""
    address = request.META.get("REMOTE_ADDR", "")
    passed = [
        part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
    ]
    if settings.PROXIES and len(passed) >= settings.PROXIES:
        address = passed[-settings.PROXIES]
    try:
        host = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(host, ipaddress.IPv6Address) and host.ipv4_mapped:
        host = host.ipv4_mapped
    bits = 24 if host.version == 4 else 64
    return str(ipaddress.ip_network(f"{host}/{bits}", strict=False))
