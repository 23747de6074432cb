"""Districts whose foreigners one authority counts under another key (footnotes of 12521-0041 and 12531).

The register knows authorities, not districts: where one works for several, their figures stand together.
"""

from collections.abc import Mapping

# key whose figure is counted elsewhere -> key under which it is counted
COUNTED_UNDER: Mapping[str, str] = {
    "06633": "06611",  # Kassel, Landkreis and city
    "12071": "12052",  # Spree-Neiße in Cottbus, since 2013
    **dict.fromkeys(("10041", "10042", "10043", "10045", "10046"), "10044"),  # Saarland in Saarlouis
}
