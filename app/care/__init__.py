"""When something goes wrong: the log, and the report of a mistake that nobody caught."""
