"""The eligibility checklist."""
