"""How Sphinx builds the documentation; the pages themselves are Markdown."""

from importlib.metadata import version as installed_version

project = "Watchword"
author = "The Watchword authors"
project_copyright = "The Watchword authors, Apache License 2.0"
release = installed_version("watchword")
version = release

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
source_suffix = {".md": "markdown"}
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"Watchword {release}"
html_show_sphinx = False
html_copy_source = False
