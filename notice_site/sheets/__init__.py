"""Sheets of paper for staff: no part of the site."""
