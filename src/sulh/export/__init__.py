"""Export: bytes only, no decisions.  What is in them was decided by the room that was asked."""
