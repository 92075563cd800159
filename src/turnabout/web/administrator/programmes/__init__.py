"""The list of programmes, and the page that makes one."""
