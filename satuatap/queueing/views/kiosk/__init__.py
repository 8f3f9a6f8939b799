"""The kiosk's pages: agency, service, number; plain forms that scripts only make nicer."""
