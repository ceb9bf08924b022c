"""Templates become typed trees: atoms, the sandboxed environment, Markdown to tree, and the tree itself."""
