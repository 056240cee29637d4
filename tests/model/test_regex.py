"""model/regex: later, and as `re.compile` would have it."""

from __future__ import annotations

import gc
import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import pytest

import checker
from checker.model.regex import _Later, regex


def test_it_finds_what_the_compiled_one_finds() -> None:
    text = "a1 B22 c333"
    later, compiled = regex(r"(?P<word>[a-z])\d+", re.IGNORECASE), re.compile(r"(?i)([a-z])\d+")
    assert [one[0] for one in later.finditer(text)] == [one[0] for one in compiled.finditer(text)]
    assert (later.sub("-", text), later.flags) == ("- - -", compiled.flags)
    assert (later.groupindex, later.groups) == ({"word": 1}, 1)


def test_it_is_compiled_when_it_is_first_asked() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")


def test_every_expression_of_the_house_compiles() -> None:
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if module.name.split(".")[1] not in ("__main__", "lake"):
            import_module(module.name)
    every = [one for one in gc.get_objects() if type(one) is _Later and one._given[0] != "("]
    assert len(every) > 300
    assert all(re.compile(*one._given) == one._compiled for one in every)


def test_importing_a_room_compiles_none_but_what_its_tables_are_made_with() -> None:
    code = (
        "import re._compiler as c, sys; made = []; old = c.compile\n"
        "c.compile = lambda p, f=0: made.append(sys._getframe(3).f_globals['__name__']) or old(p, f)\n"
        "import checker.packet.check, checker.gate.sensitive, checker.gate.claims\n"
        "print(sum(one.startswith('checker.') for one in made))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # Names of the house are parted into words, labels of other scripts read as they look.
    assert int(done.stdout) <= 2
