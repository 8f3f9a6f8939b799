"""What the floor is asked: its plan, whether a service is open, its snapshot, its figures."""
