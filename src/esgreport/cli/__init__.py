"""The command line: it reads arguments, calls the api, and tells people what was found."""
