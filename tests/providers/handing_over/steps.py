"""Days, and the number that a home gets, in tests of changes of owner."""

from datetime import timedelta

from workforce.core import clock
from workforce.core.actors import Actor

TODAY = clock.today()
DAY = TODAY + timedelta(days=1)
SYSTEM = Actor.system("tests")
NEW = "2900001"
