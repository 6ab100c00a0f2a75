"""The lexicon: which words stand for what in forms, tables and exports, in every language.

The texts of our own forms come from the catalogues; here stands what people write besides.
"""
