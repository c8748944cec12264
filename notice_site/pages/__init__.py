"""All pages of a call as Markdown, checklist and forms among them, with the data of their scripts."""
