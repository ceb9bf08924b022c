"""Exhibits: charts, tables, key figures, maps, sheets, roadmaps and governance charts, described once as data."""
