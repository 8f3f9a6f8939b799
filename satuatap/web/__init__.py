"""The site's shell: base page, components, home, error pages, assets."""
