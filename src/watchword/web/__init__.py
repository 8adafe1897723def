"""What all pages share: frame and styles, sign-in, gates, error pages, health. It stands below the doors."""
