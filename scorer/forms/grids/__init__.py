"""Grids as practitioners fill them, in Word, Excel or as pipe tables: one reader of tables."""
