"""Correcting an issue that is held: its parse is kept, corrected and stored anew."""
