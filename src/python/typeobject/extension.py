"""setuptools: an extension module that is compiled once for every host."""
import os

import setuptools

from . import get_include

# The oldest CPython that such a module loads in.
OLDEST = "cp38"


class Extension(setuptools.Extension):
    """A module for CPython 3.8 and later and for hosted MicroPython, in one file.

    Arguments are those of setuptools.Extension, and mode: "universal" (the default), or
    "cpython" for a module for the CPython that runs setup.py, with its own headers.
    """

    def __init__(self, name, sources, *args, mode="universal", **kwargs):
        if mode not in ("universal", "cpython"):
            raise ValueError("mode must be 'universal' or 'cpython', not %r" % (mode,))
        include = get_include()
        if mode == "universal":
            # The name of the file says that it is not for one CPython alone.
            kwargs.setdefault("py_limited_api", True)
        super().__init__(name, sources, *args, **kwargs)
        self.typeobject_mode = mode
        self.include_dirs = list(self.include_dirs or [])
        self.define_macros = list(self.define_macros or [])
        self.extra_link_args = list(self.extra_link_args or [])
        if mode == "cpython":
            self.include_dirs.append(include)
            self.define_macros.append(("TYPEOBJECT_CPYTHON", None))
            return
        # Before CPython's own, which setuptools adds after these.
        self.include_dirs += [os.path.join(include, "python"), include]
        # pythoncapi_compat.h skips itself: the header has what it would add.
        self.define_macros.append(("PYTHONCAPI_COMPAT", ""))
        # Lazy: a function that a host lacks must not keep the module from loading.
        self.extra_link_args.append("-Wl,-z,lazy")


def finalize(distribution):
    """Called by setuptools: one wheel for all CPythons, when all modules are universal."""
    modules = distribution.ext_modules or []
    if modules and all(getattr(m, "typeobject_mode", "") == "universal" for m in modules):
        options = distribution.get_option_dict("bdist_wheel")
        options.setdefault("py_limited_api", ("typeobject", OLDEST))
