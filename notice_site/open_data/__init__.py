"""The call for programs: JSON, calendar, feed, metadata."""
