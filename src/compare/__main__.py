"""``python -m compare``: the command line."""

import signal
import sys

from compare.cli import main

# `compare … | head` ends quietly instead of with a traceback (no such signal on Windows).
if hasattr(signal, "SIGPIPE"):
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
sys.exit(main())
