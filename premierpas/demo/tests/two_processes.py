"""A small world made by two processes, from one that has done nothing before; what it holds is written to a file.

python -m premierpas.demo.tests.two_processes FILE
"""

import pickle
import sys
from pathlib import Path


def main(file: Path) -> None:
    """On the database that the settings name, which is empty."""
    import django

    django.setup()
    from premierpas.core import clock
    from premierpas.demo.tests.small_world import TODAY, held, made_small
    from premierpas.demo.world.load import load_world
    from premierpas.demo.world.strands import side_by_side

    made_small(setattr)
    with clock.travel(TODAY), side_by_side() as both:
        load_world(today=TODAY, both=both)
        file.write_bytes(pickle.dumps(held()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
