"""The main job, done on a throw-away database as an HTTP client with cookies and CSRF would do it."""
