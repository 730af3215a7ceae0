"""The pages: bringing files, reviewing them, deciding what becomes of them."""
