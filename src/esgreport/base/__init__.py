"""The vocabulary that every room shares: findings, origins, labels, quantities, facts, texts and the World."""
