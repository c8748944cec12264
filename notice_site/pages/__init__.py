"""A call's pages as Markdown, and the picture that a link to them shows."""
