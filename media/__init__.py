"""What is done to pictures, clips and sound, whoever made them."""

MEDIA_VERSION = "5"  # of what this room makes by itself: last frames, the conformed film
