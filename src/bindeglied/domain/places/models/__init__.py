"""Official places are a catalogue in memory; what a workspace draws among them are rows."""

from bindeglied.domain.places.models.social_area import SocialArea

__all__ = ["SocialArea"]
