"""python -m sulh"""

from sulh.cli import main

main()
