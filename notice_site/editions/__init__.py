"""What happens to a call after and before its publication: amend, publish, begin the next one."""
