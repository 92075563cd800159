"""Files: staff lists and enrolments in, pairs and results out. Nothing here opens a path except `io.files`."""
