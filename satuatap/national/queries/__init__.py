"""What the roll-ups say: of halls, areas, services, and how far they are."""
