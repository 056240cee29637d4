"""An OpenAPI document, or the older export of one operation -> facts."""
