"""What all stages know: numbers, dates, clause numbers, titles, the row rule, the dictionary."""
