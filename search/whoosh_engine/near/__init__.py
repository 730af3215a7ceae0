"""What comes near to a question: the second rung, where not all has to be found."""
