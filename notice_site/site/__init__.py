"""A whole site: every output put together, built, served, published."""
