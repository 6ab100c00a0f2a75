"""What holds between the values of the files: pure checks, findings out; nothing is read here."""
