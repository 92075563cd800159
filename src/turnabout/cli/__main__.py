"""`python -m turnabout.cli`, for processes that start one another."""

import sys

from turnabout.cli import main

sys.exit(main())
