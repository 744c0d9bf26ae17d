"""Bulk: archives that no record should hold.  Files in, Parquet of items out, by processes of this machine or by Spark.

The work is cut into parts that never change for the same input; each part is written whole or not at all, so that a job
that was stopped goes on where it was.  A document that can't be read is a row of the table of errors and stops nothing.
"""
