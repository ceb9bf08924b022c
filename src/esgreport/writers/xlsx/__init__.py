"""Plans of workbooks become .xlsx files, through XlsxWriter: no formulas, and the same bytes for the same plan."""
