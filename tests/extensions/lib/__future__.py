# __future__ for a MicroPython that has none: everything in it is the case already.

absolute_import = annotations = division = print_function = unicode_literals = None
