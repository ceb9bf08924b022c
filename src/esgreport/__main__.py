"""`python -m esgreport` does what the command `esgreport` does."""

from esgreport.cli.main import run

run()
