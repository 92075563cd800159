"""What needs several rooms at once: one plain function a file."""
