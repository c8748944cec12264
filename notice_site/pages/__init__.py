"""A call's pages as Markdown."""
