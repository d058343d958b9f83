"""What is served over HTTP: feeds from finished bytes, pages, and the state of health."""
