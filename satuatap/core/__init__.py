"""The ground floor: errors, events, SQL files, identifiers and time, without a domain word."""
