"""Pages made into a site with MkDocs, and the check of what came out."""
