"""Pages about the site itself: site map, accessibility, legal notices, personal data, help, health."""
