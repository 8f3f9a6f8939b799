"""Pages of the lives of halls: the ministry's, a region's, and everybody's."""
