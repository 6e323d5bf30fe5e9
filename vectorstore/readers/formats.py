"""The names of the formats, as --format takes them."""

ROW_FORMATS = ("csv", "tsv", "json", "jsonl", "yaml")
FORMATS = ("timeline", "markdown", "mediawiki", *ROW_FORMATS)
