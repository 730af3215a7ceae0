"""What is held and what is found, as JSON for other programs: read only, versioned, described by
OpenAPI."""
