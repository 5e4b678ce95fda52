"""What all text models have in common, whoever made them: one talk, one writer, one patience."""
