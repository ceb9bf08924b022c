"""Bytes of YAML, CSV and TOML become raw values with origins. This room knows no domain and gives no value a type."""
