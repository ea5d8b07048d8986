"""Many people at once against a real server."""
