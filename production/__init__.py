"""The compiler of films: from the film to a plan of recipes, to orders, to results."""
