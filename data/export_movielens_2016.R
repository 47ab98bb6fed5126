# Writes the embedded 2016 release of MovieLens latest-small,
#   data/movielens_small_2016/ratings.csv and data/movielens_small_2016/movies.csv,
# from the data frame `movielens` of the R package dslabs.
#
# Run it from the root of the repository:
#   sudo apt-get install --no-install-recommends r-base-core r-cran-dslabs
#   Rscript data/export_movielens_2016.R
# It gives the same bytes on every run and in every locale. Their SHA-256 stand in
# course_utils/data/movielens.py; when dslabs ever brings other data, the tests say so.

folder <- file.path("data", "movielens_small_2016")
if (!dir.exists("data")) {
  stop("there is no folder data here: run this script from the root of the repository")
}
dir.create(folder, showWarnings = FALSE)
data("movielens", package = "dslabs", envir = environment())

# MovieLens quotes a field only where it has to: when it holds a comma or a quote.
quoted <- function(field) {
  needs_quotes <- grepl("[\",]", field)
  field[needs_quotes] <- paste0("\"", gsub("\"", "\"\"", field[needs_quotes]), "\"")
  field
}

# Binary mode and useBytes keep LF and UTF-8 on every system and in every locale.
write_csv <- function(name, header, lines) {
  connection <- file(file.path(folder, name), open = "wb")
  on.exit(close(connection))
  writeLines(enc2utf8(c(header, lines)), connection, sep = "\n", useBytes = TRUE)
}

# One row a rating, by user and then by film, as in MovieLens' own file.
ratings <- movielens[order(movielens$userId, movielens$movieId), ]
write_csv("ratings.csv", "userId,movieId,rating,timestamp",
          sprintf("%d,%d,%.1f,%d", ratings$userId, ratings$movieId,
                  ratings$rating, ratings$timestamp))

# dslabs keeps the year apart from the title: MovieLens writes "Toy Story (1995)".
# Where a title does not end in one year, dslabs has lost the title and the year.
movies <- movielens[!duplicated(movielens$movieId), c("movieId", "title", "year", "genres")]
movies <- movies[order(movies$movieId), ]
title <- ifelse(is.na(movies$title), "(no title listed)",
                sprintf("%s (%d)", movies$title, movies$year))
write_csv("movies.csv", "movieId,title,genres",
          sprintf("%d,%s,%s", movies$movieId, quoted(title),
                  quoted(as.character(movies$genres))))

cat(sprintf("dslabs %s: %d ratings, %d users, %d movies\n",
            packageVersion("dslabs"), nrow(ratings),
            length(unique(ratings$userId)), nrow(movies)))
