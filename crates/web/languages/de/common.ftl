# Texts that every page has.
