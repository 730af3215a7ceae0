"""What keeps the product running for years: backups, and how it says that it is well."""
