"""The surveys' words for templates."""
