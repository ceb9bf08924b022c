"""From the company's records to derived facts: concentration, survival, loss, options, each with its formula."""
