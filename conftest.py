"""What every test shares: the testing settings, before Django reads them."""

import os

os.environ["SATUATAP_TESTING"] = "1"
