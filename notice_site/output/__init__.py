"""The finished site put in its place."""
