import typeobject
from setuptools import setup

setup(py_modules=[], ext_modules=[typeobject.Extension("thermo", ["thermo.c"])])
