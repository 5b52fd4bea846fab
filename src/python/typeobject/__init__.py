"""One native module for CPython, MicroPython and CircuitPython.

This package has the header `typeobject.h`, what build systems need to find it, and the
`typeobject` command. In a setup.py:

    import typeobject
    from setuptools import setup

    setup(ext_modules=[typeobject.Extension("thermo", ["thermo.c"])])

With CMake, `find_package(typeobject)`; scikit-build-core finds it by itself. Other build
systems ask `python -c "import typeobject; print(typeobject.get_include())"`.
"""
import os

__all__ = ["Extension", "get_cmake_dir", "get_include", "get_pkgconfig_dir"]

_here = os.path.dirname(os.path.abspath(__file__))


def get_include():
    """The folder that has typeobject.h, and python/Python.h below it, which forwards to it.

    For unmodified sources, which say <Python.h>, the folder `python` goes before CPython's
    headers on the include path.
    """
    return os.path.join(_here, "include", "typeobject")


def get_cmake_dir():
    """The folder of the CMake package, for -Dtypeobject_DIR=..."""
    return os.path.join(_here, "share", "cmake", "typeobject")


def get_pkgconfig_dir():
    """The folder of typeobject.pc, for PKG_CONFIG_PATH."""
    return os.path.join(_here, "share", "pkgconfig")


def __getattr__(name):
    # Late: setuptools need not be there.
    if name == "Extension":
        from .extension import Extension

        return Extension
    if name == "__version__":
        from importlib.metadata import version

        return version("typeobject")
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
