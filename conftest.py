"""What every test shares: the testing settings, before Django reads them, and the words."""

import os

os.environ["SATUATAP_TESTING"] = "1"

from satuatap.launch.translating.catalogues import compile_all

compile_all()
