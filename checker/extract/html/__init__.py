"""HTML -> Page: blocks, tables and links as the markup nests them."""
