# What a MicroPython author writes by hand for the type of examples/noddy4.c.
NODDY4HW_DIR := $(USERMOD_DIR)
SRC_USERMOD_C += $(NODDY4HW_DIR)/noddy4hw.c
