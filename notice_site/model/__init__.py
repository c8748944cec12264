"""What a call may hold, as frozen pydantic models; `notice.Notice` is the whole."""
