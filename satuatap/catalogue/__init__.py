"""What one can come for: agencies, services, their standards, and what each hall offers of them."""
