"""Third-party styles and typefaces, the German catalogue, static files: made ready at set-up.

`python -m bindeglied.cli.assets`, called by `./run` and `./test`. Does nothing where everything is there.
"""

from bindeglied.cli.assets.making import make_ready

__all__ = ["make_ready"]
