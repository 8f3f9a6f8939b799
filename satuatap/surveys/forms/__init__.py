"""What people type into the pages of surveys, one file per audience."""
