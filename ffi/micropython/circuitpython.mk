# Joins modules to CircuitPython as its guide has it, in the tree itself. At the end of
# py/circuitpy_defns.mk, or in a port's user_post_circuitpy_defns.mk:
#
#   TYPEOBJECT_MODULES += mymodule
#   TYPEOBJECT_SRC += shared-module/mymodule/__init__.c
#   include /where/typeobject/is/ffi/micropython/circuitpython.mk
#
# USER_C_MODULES with micropython.mk does the same without a change in the tree; it is one or
# the other.

include $(dir $(lastword $(MAKEFILE_LIST)))micropython.mk

# As py/py.mk does with what it finds in USER_C_MODULES.
CFLAGS += $(CFLAGS_USERMOD)
LDFLAGS += $(LDFLAGS_USERMOD)
SRC_QSTR += $(SRC_USERMOD_C)
PY_O += $(call typeobject_objects,$(SRC_USERMOD_C) $(SRC_USERMOD_LIB_C))
