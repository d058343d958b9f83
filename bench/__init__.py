"""Speed, as ratios against a peer measured in the same run: `make bench`, figures in bench/README.md."""
