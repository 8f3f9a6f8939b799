"""Pages of complaints: for whoever reports, for the chain, and for everybody."""
