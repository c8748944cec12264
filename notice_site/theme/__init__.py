"""MkDocs and Material: pages in, HTML out, and the check of what came out."""
