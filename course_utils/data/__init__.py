"""The data of the course: MovieLens, and what ALS works on."""
