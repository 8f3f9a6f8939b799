"""Who puts signatures on documents: the port, BSrE, a test authority, and a BSrE that is none."""
