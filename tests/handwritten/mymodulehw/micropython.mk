# What a MicroPython author writes by hand for the type of examples/mymodule.c.
MYMODULEHW_DIR := $(USERMOD_DIR)
SRC_USERMOD_C += $(MYMODULEHW_DIR)/mymodulehw.c
