"""Pages of ceremonies: for everybody, for guests, and for the ministry that holds them."""
