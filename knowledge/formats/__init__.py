"""Rows as files and days as words: spreadsheets, calendars, periods."""
