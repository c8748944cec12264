"""What a call is made of, as frozen pydantic models; `notice.Notice` is the whole."""
