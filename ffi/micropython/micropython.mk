# Joins the runtime to a MicroPython or CircuitPython build that uses make:
#
#   make USER_C_MODULES=.../ffi TYPEOBJECT_LIB=.../libtypeobject.a LDFLAGS_EXTRA=-rdynamic
#
# TYPEOBJECT_LIB is the static library of this crate, built with the feature `runtime`.
TYPEOBJECT_DIR := $(USERMOD_DIR)

SRC_USERMOD += $(TYPEOBJECT_DIR)/value.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/object.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/type.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/call.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/attr.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/slots.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/class.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/gc.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/import.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/weakref.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/thread.c
SRC_USERMOD += $(TYPEOBJECT_DIR)/exception.c
SRC_USERMOD_LIB_C += $(TYPEOBJECT_DIR)/varargs.c

# On an operating system the port itself is compiled for speed; firmware keeps its own choice.
ifneq ($(findstring -rdynamic,$(LDFLAGS_EXTRA)),)
$(foreach f,value object type call attr slots class gc thread varargs,$(BUILD)/$(notdir $(patsubst %/,%,$(TYPEOBJECT_DIR)))/$(f).o): CFLAGS += -O2
# operator new throws through a function of this file.
$(BUILD)/$(notdir $(patsubst %/,%,$(TYPEOBJECT_DIR)))/import.o: CFLAGS += -fexceptions
endif

CFLAGS_USERMOD += -I$(TYPEOBJECT_DIR)/../../include

# What the port must see of the VM before the VM does it (see gc.c, attr.c, class.c, import.c,
# thread.c).
TYPEOBJECT_WRAP := gc_alloc gc_realloc gc_lock gc_collect gc_collect_start gc_collect_end mp_deinit \
	mp_load_build_class mp_load_method_maybe mp_load_super_method mp_obj_new_instance \
	mp_import_stat mp_vfs_import_stat mp_lexer_new_from_file
ifneq ($(findstring -rdynamic,$(LDFLAGS_EXTRA)),)
TYPEOBJECT_WRAP += mp_binary_op mp_thread_mutex_lock mp_thread_mutex_unlock mp_thread_create mp_thread_gc_others \
	mp_thread_deinit pthread_cancel
endif

ifneq ($(TYPEOBJECT_LIB),)
# The library is one object file: this name brings all of it.
LDFLAGS_USERMOD += -Wl,--undefined=typeobject_runtime_init $(TYPEOBJECT_LIB)
endif
TYPEOBJECT_COMMA := ,
LDFLAGS_USERMOD += $(addprefix -Wl$(TYPEOBJECT_COMMA)--wrap=,$(TYPEOBJECT_WRAP))
