"""The pages, one file each: what is asked for, put together for its template."""
