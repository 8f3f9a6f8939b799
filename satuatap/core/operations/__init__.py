"""What whoever runs the platform needs to see: health, figures, logs that name nobody."""
