import sys

from bindeglied.cli.assets.making import main

sys.exit(main())
