"""What staff put right in an issue: records that are applied to every parse of it."""
