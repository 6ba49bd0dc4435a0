"""One module a source: what it is, how it is fetched and how its rows become rows of evidence."""
