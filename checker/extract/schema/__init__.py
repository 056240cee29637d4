"""JSON Schema, as OpenAPI holds it -> Fields: references, combinations, limits."""
