"""An API reference page -> facts: tables, components, examples, prose, and the block it embeds."""
