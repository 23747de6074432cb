"""When a person was here."""

from bindeglied.core import clock
from bindeglied.domain.accounts.models import User


def record_visit(*, user: User) -> None:
    """Keep the moment; no audit entry, it is a trace of the person and nothing they did."""
    user.last_visit_at = clock.now()
    User.objects.filter(pk=user.pk).update(last_visit_at=user.last_visit_at)
