"""What people type: a complaint, a way back to it, and what the chain says."""
