# For firmware: make USER_C_MODULES=… with this folder in it.
TYPEOBJECT ?= {{source}}
TYPEOBJECT_MODULES += {{name}}
TYPEOBJECT_SRC += $(USERMOD_DIR)/Cargo.toml
include $(TYPEOBJECT)/ffi/micropython/micropython.mk
