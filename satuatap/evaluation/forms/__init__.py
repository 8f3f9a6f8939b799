"""What people type in an evaluation."""
