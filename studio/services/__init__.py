"""The embedded services: started when missing, used when given, stopped with the studio."""
