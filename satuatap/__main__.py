"""``python -m satuatap`` is the ``satuatap`` command."""

import sys

from satuatap.launch.cli import main

if __name__ == "__main__":
    sys.exit(main())
