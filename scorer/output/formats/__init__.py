"""A presentation in any format: text, Markdown, CSV, JSON, HTML, SVG, Excel, LaTeX."""
