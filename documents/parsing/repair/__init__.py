"""Lines as dumped → lines with every garbled mark put right."""
