"""The pages of surveys, one file per kind of visitor."""
