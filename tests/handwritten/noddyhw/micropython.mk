# noddyhw: what a MicroPython author writes by hand for the type of benches/benchmod.c.
# Build with `make USER_C_MODULES=tests/handwritten` in MicroPython's ports/unix.
NODDYHW_DIR := $(USERMOD_DIR)
SRC_USERMOD_C += $(NODDYHW_DIR)/noddyhw.c
