"""What is done to pictures, clips and sound, whoever made them."""
