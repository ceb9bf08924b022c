"""A Word brand compiled: styles, theme, header and footer, page and lists, without anything of its content."""
