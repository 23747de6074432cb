"""Tags that every template has without loading them (setting TEMPLATES, builtins)."""

from functools import cache

from django import template
from django.templatetags.static import static

register = template.Library()


@register.simple_tag(name="static")
@cache
def known_static(path: str) -> str:
    """Django's `static`, asked once for each file: the name with its hash does not change while we run."""
    return static(path)
