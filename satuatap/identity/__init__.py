"""Who is there: people, staff, roles, devices and their tokens, and who may come in."""
