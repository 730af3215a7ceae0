"""What stands on printed sheets beside the text: heads, feet, tabs, watermarks, notes."""
