"""What staff do to a call: amend it, publish an edition, begin a new one."""
