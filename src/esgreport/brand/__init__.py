"""A corporate or the built-in .docx/.pptx, compiled once into static parts, styles, geometry and fonts."""
