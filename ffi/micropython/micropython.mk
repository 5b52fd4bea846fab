# Joins the runtime to a MicroPython or CircuitPython build that uses make.
#
# In firmware: modules for CPython's C-API become part of the image. A folder below
# USER_C_MODULES, one for each module, has this micropython.mk:
#
#   TYPEOBJECT_MODULES += mymodule
#   TYPEOBJECT_SRC += $(USERMOD_DIR)/mymodule.c
#   include /where/typeobject/is/ffi/micropython/micropython.mk
#
# A module in Rust has its Cargo.toml in the place of mymodule.c, or its only source (module.sh).
#
# Optional: TYPEOBJECT_CFLAGS, flags for the modules' sources alone.
#
# On an operating system: an executable that loads modules from shared objects.
#
#   make USER_C_MODULES=.../ffi TYPEOBJECT_LIB=.../libtypeobject.a LDFLAGS_EXTRA=-rdynamic
#
# TYPEOBJECT_LIB is the static library with the feature `runtime`.
# Where make puts the objects of some sources.
typeobject_objects = $(addprefix $(BUILD)/,$(patsubst $(or $(USER_C_MODULES),.)/%,%,$(addsuffix .o,$(basename $(1)))))

# An object of a module as it is compiled, before rom.py; it needs nothing that make generates.
define typeobject_raw_rule
$(2): $(1) $$(TYPEOBJECT_DIR)/../../include/typeobject.h $$(TYPEOBJECT_VALUES)
	$$(Q)mkdir -p $$(dir $$@)
	$$(Q)! grep -q TYPEOBJECT_CONST $$< || $$(CC) $$(CFLAGS) -DTYPEOBJECT_CHECK_CONST -fsyntax-only -w $$<
	$$(call compile_c)
endef

# The same of a module in Rust. cargo knows what is fresh.
define typeobject_rust_rule
$(2): typeobject_force $$(TYPEOBJECT_VALUES)
	$$(ECHO) "CARGO $(1)"
	$$(Q)sh $$(TYPEOBJECT_DIR)/module.sh $$@ $(1) $$(CC) $$(CFLAGS)
endef

# A part of a symbol's name that says which source.
typeobject_name = $(subst /,_,$(subst .,_,$(subst -,_,$(subst +,_,$(subst @,_,$(subst ~,_,$(1)))))))

ifndef TYPEOBJECT_INCLUDED
TYPEOBJECT_INCLUDED := 1
TYPEOBJECT_DIR := $(abspath $(dir $(lastword $(MAKEFILE_LIST))))

TYPEOBJECT_PORT := $(addprefix $(TYPEOBJECT_DIR)/,value.c object.c type.c call.c attr.c slots.c class.c gc.c import.c weakref.c thread.c exception.c bound.c)
SRC_USERMOD_C += $(TYPEOBJECT_PORT)
TYPEOBJECT_PORT_LIB := $(addprefix $(TYPEOBJECT_DIR)/,varargs.c eabi.c exceptions.c $(if $(findstring -rdynamic,$(LDFLAGS_EXTRA)),,printf.c))
SRC_USERMOD_LIB_C += $(TYPEOBJECT_PORT_LIB)
CFLAGS_USERMOD += -I$(TYPEOBJECT_DIR)/../../include
TYPEOBJECT_CIRCUITPY := $(wildcard $(TOP)/py/circuitpy_defns.mk)

# What the port must see of the VM before the VM does it (see gc.c, attr.c, class.c, import.c,
# thread.c).
TYPEOBJECT_WRAP := gc_alloc gc_realloc gc_collect gc_collect_start gc_collect_end mp_deinit \
	mp_binary_op mp_load_build_class mp_load_method_maybe mp_obj_new_instance mp_obj_print_helper
$(BUILD)/py/objtype.o: CFLAGS += -DTYPEOBJECT_HOOK_TYPE -include $(TYPEOBJECT_DIR)/hooks.h
$(BUILD)/py/objarray.o: CFLAGS += -DTYPEOBJECT_HOOK_MEMORYVIEW -include $(TYPEOBJECT_DIR)/hooks.h
$(BUILD)/py/objexcept.o: CFLAGS += -DTYPEOBJECT_HOOK_EXCEPTION -include $(TYPEOBJECT_DIR)/hooks.h
$(BUILD)/py/objtraceback.o: CFLAGS += -DTYPEOBJECT_HOOK_TRACEBACK -include $(TYPEOBJECT_DIR)/hooks.h
# Where the image is optimised as a whole (-flto): what is wrapped and who wraps it are symbols.
# CircuitPython's compressed texts are then chosen by the compiler, as where nothing is optimised as a
# whole; else every text is in the image, to be compared. Its boards ask for warnings, as errors,
# that are none here.
TYPEOBJECT_NO_LTO := -fno-lto $(if $(TYPEOBJECT_CIRCUITPY),-UCIRCUITPY_TRANSLATE_OBJECT -DCIRCUITPY_TRANSLATE_OBJECT=0)
$(addprefix $(BUILD)/,py/gc.o py/runtime.o py/objtype.o py/objmodule.o py/qstr.o main.o gccollect.o): CFLAGS += $(TYPEOBJECT_NO_LTO)
$(call typeobject_objects,$(TYPEOBJECT_PORT) $(TYPEOBJECT_PORT_LIB)): \
	CFLAGS += $(TYPEOBJECT_NO_LTO) $(if $(TYPEOBJECT_CIRCUITPY),-w)
$(addprefix $(BUILD)/py/,objtype.o objstr.o objdict.o vm.o): $(TYPEOBJECT_DIR)/hooks.h $(TYPEOBJECT_DIR)/micropython.mk

ifneq ($(findstring -rdynamic,$(LDFLAGS_EXTRA)),)

# What the VM's language leaves out (see language.c).
SRC_USERMOD_C += $(TYPEOBJECT_DIR)/language.c
TYPEOBJECT_WRAP += mp_obj_int_pow3
$(BUILD)/py/objtype.o: CFLAGS += -DTYPEOBJECT_HOOK_TYPE_SUBSCR
$(BUILD)/py/objstr.o: CFLAGS += -DTYPEOBJECT_HOOK_STR -include $(TYPEOBJECT_DIR)/hooks.h
$(BUILD)/py/objdict.o: CFLAGS += -DTYPEOBJECT_HOOK_DICT -include $(TYPEOBJECT_DIR)/hooks.h
$(BUILD)/py/vm.o: CFLAGS += -DTYPEOBJECT_HOOK_VM -include $(TYPEOBJECT_DIR)/hooks.h

# For speed.
$(call typeobject_objects,$(filter-out %/import.c %/weakref.c %/exception.c,$(TYPEOBJECT_PORT)) $(TYPEOBJECT_DIR)/varargs.c): CFLAGS += -O2
# operator new throws through a function of this file.
$(call typeobject_objects,$(TYPEOBJECT_DIR)/import.c): CFLAGS += -fexceptions
TYPEOBJECT_WRAP += mp_import_stat mp_vfs_import_stat mp_lexer_new_from_file mp_thread_mutex_lock \
	mp_thread_mutex_unlock mp_thread_create mp_thread_finish mp_thread_gc_others mp_thread_deinit \
	pthread_cancel gc_lock
# No name of the VM's is in the way of libc's or a module's.
LDFLAGS_USERMOD += -Wl,--version-script=$(TYPEOBJECT_DIR)/exports.map
$(call typeobject_objects,$(TYPEOBJECT_DIR)/import.c): $(TYPEOBJECT_DIR)/exports.map
ifneq ($(TYPEOBJECT_LIB),)
# The library is one object file: this name brings all of it.
LDFLAGS_USERMOD += -Wl,--undefined=typeobject_runtime_init $(TYPEOBJECT_LIB)
endif

else

CFLAGS_USERMOD += -DTYPEOBJECT_VM
# What `-Os` does for speed all the same.
$(call typeobject_objects,$(TYPEOBJECT_PORT)): CFLAGS += -fno-expensive-optimizations -fno-tree-loop-im \
	-fno-move-loop-invariants -fno-optimize-sibling-calls -fno-if-conversion -fno-tree-switch-conversion -fno-jump-tables -fno-cse-follow-jumps
TYPEOBJECT_WRAP += mp_call_function_n_kw mp_call_method_n_kw mp_load_attr mp_load_method mp_store_attr \
	mp_module_get_builtin gc_sweep_all $(if $(TYPEOBJECT_CIRCUITPY),qstr_reset)

# One compiler serves both widths of RISC-V, and its linker is told.
TYPEOBJECT_LD = $(LD)$(if $(filter -march=rv32%,$(CFLAGS)), -m elf32lriscv)

# The runtime for the processor that the port's compiler is told to compile for.
TYPEOBJECT_RUNTIME ?= $(BUILD)/typeobject_runtime.o
PY_O += $(TYPEOBJECT_RUNTIME) $(TYPEOBJECT_OBJ)
$(BUILD)/typeobject_runtime.o: $(shell find $(TYPEOBJECT_DIR)/../../src $(TYPEOBJECT_DIR)/../../Cargo.toml -name '*.rs' -o -name Cargo.toml) $(TYPEOBJECT_DIR)/runtime.sh $(TYPEOBJECT_DIR)/cargo.sh
	$(ECHO) "CARGO $@"
	$(Q)sh $(TYPEOBJECT_DIR)/runtime.sh $@ $(CC) $(CFLAGS)

# What the modules bring in of the runtime's types and exceptions is bound to the VM's (bound.h):
# all that is ours is linked for itself, from what the VM calls and the modules' functions.
TYPEOBJECT_HOOKS := type_make_new type_attr type_print super_attr memoryview_make_new exception_attr weakref_attr
PY_O += $(BUILD)/typeobject_tables.o
$(BUILD)/typeobject_tables.o: $(TYPEOBJECT_RUNTIME) $(call typeobject_objects,$(TYPEOBJECT_PORT)) $(TYPEOBJECT_DIR)/tables.sh $(TYPEOBJECT_DIR)/formats.py
	$(ECHO) "TABLES $@"
	$(Q)PYTHON=$(PYTHON) sh $(TYPEOBJECT_DIR)/tables.sh $@ \
		"$(call typeobject_objects,$(TYPEOBJECT_DIR)/bound.c $(TYPEOBJECT_DIR)/exceptions.c $(TYPEOBJECT_ROM)) $(TYPEOBJECT_RUNTIME)" "$(TYPEOBJECT_OBJ)" \
		"$(TYPEOBJECT_LD) -r --gc-sections $(addprefix -u ,$(addprefix __wrap_,$(TYPEOBJECT_WRAP)) \
		$(addprefix typeobject_,$(TYPEOBJECT_HOOKS)) $(addprefix PyInit_,$(TYPEOBJECT_MODULES)) \
		$(addprefix typeobject_rom_module_,$(TYPEOBJECT_MODULES))) \
		$(sort $(filter %.o,$^))" $(CC) $(CFLAGS) -fno-lto
$(BUILD)/typeobject_tables.o: $(call typeobject_objects,$(TYPEOBJECT_PORT_LIB))

# With relative paths in the dependency files make does not know the objects, and compiles
# none again when the numbers of the interned strings change.
export CCACHE_BASEDIR :=

# The table of modules, written when it is not what it was.
TYPEOBJECT_LINKED := $(BUILD)/typeobject_linked.c
SRC_USERMOD_C += $(TYPEOBJECT_LINKED)
.PHONY: typeobject_force
typeobject_force:
$(TYPEOBJECT_LINKED): typeobject_force
	$(Q)mkdir -p $(dir $@)
	$(Q){ \
		echo '#include "$(abspath $(TYPEOBJECT_DIR))/linked.h"'; \
		echo '#include "py/objmodule.h"'; \
		$(foreach m,$(TYPEOBJECT_MODULES),echo 'struct _object *PyInit_$(m)(void);'; echo 'TYPEOBJECT_ATTRIBUTES($(m));';) \
		$(foreach m,$(TYPEOBJECT_MODULES),echo 'MP_REGISTER_MODULE(MP_QSTR_$(m), typeobject_linked_place);';) \
		echo 'const mp_obj_module_t typeobject_linked_place = {{&mp_type_module}, (mp_obj_dict_t *)&mp_const_empty_dict_obj};'; \
		echo 'const typeobject_linked_module typeobject_linked[] = {'; \
		$(foreach m,$(TYPEOBJECT_MODULES),echo '    {MP_QSTR_$(m), PyInit_$(m), typeobject_rom_module_$(m)},';) \
		echo '    {0, NULL, NULL},'; \
		echo '};'; \
		$(foreach s,$(TYPEOBJECT_DONE),$(foreach k,data bss,echo 'extern void *typeobject_$(k)_$(call typeobject_name,$(s))[], *typeobject_$(k)_end_$(call typeobject_name,$(s))[];';)) \
		echo 'const typeobject_variables typeobject_linked_variables[] = {'; \
		$(foreach s,$(TYPEOBJECT_DONE),$(foreach k,data bss,echo '    {typeobject_$(k)_$(call typeobject_name,$(s)), typeobject_$(k)_end_$(call typeobject_name,$(s))},';)) \
		echo '    {NULL, NULL},'; \
		echo '};'; \
	} >$@.new
	$(Q)if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# What words the VM's values are, written when it is not what it was; nothing where the port's
# configuration is made later.
TYPEOBJECT_VALUES := $(BUILD)/typeobject_values.h
$(TYPEOBJECT_VALUES): typeobject_force
	$(Q)mkdir -p $(dir $@)
	$(Q)$(CC) $(CFLAGS) -DNO_QSTR -E $(TYPEOBJECT_DIR)/values.c 2>/dev/null | sh $(TYPEOBJECT_DIR)/values.sh $@ -

# What rom.py makes of the modules' objects: their types' constants, and the names in those; then
# roots.sh has each object's variables between symbols.
TYPEOBJECT_ROM := $(BUILD)/typeobject_rom.c
SRC_USERMOD_LIB_C += $(TYPEOBJECT_ROM)
QSTR_DEFS += $(BUILD)/typeobject_rom.qstr
# Other modules are another table of modules.
$(TYPEOBJECT_ROM): $(TYPEOBJECT_LINKED) $(TYPEOBJECT_DIR)/rom.py $(TYPEOBJECT_DIR)/follow.py $(TYPEOBJECT_DIR)/roots.sh $(TYPEOBJECT_DIR)/../../include/typeobject.h
	$(ECHO) "GEN $@"
	$(Q)$(PYTHON) $(TYPEOBJECT_DIR)/rom.py --objdump "$$($(CC) -print-prog-name=objdump)" --source $@ --qstrs $(@:.c=.qstr) $(TYPEOBJECT_PAIRS)
	$(Q)$(foreach s,$(TYPEOBJECT_DONE),sh $(TYPEOBJECT_DIR)/roots.sh "$(TYPEOBJECT_LD)" $(patsubst %.o,%.rom.o,$(call typeobject_objects,$(s))) $(call typeobject_objects,$(s)) $(call typeobject_name,$(s)) &&) true
$(BUILD)/typeobject_rom.qstr: | $(TYPEOBJECT_ROM)
$(BUILD)/typeobject_tables.o: $(call typeobject_objects,$(TYPEOBJECT_ROM))
$(call typeobject_objects,$(TYPEOBJECT_ROM)): CFLAGS += -fno-lto $(if $(TYPEOBJECT_CIRCUITPY),-w)

endif

TYPEOBJECT_COMMA := ,
LDFLAGS_USERMOD += $(addprefix -Wl$(TYPEOBJECT_COMMA)--wrap=,$(TYPEOBJECT_WRAP))
ifneq ($(TYPEOBJECT_CIRCUITPY),)
# Its boards' makefiles begin LDFLAGS anew.
$(BUILD)/firmware.elf: LDFLAGS += $(LDFLAGS_USERMOD)
endif
endif

# The modules' sources, as far as they are new since the last time this file was included.
# They are compiled as extensions are: the VM's port decides neither their warnings nor what
# malloc is. Each variable has a section of its own, for rom.py.
TYPEOBJECT_SRC := $(TYPEOBJECT_SRC)
TYPEOBJECT_NEW := $(filter-out $(TYPEOBJECT_DONE),$(TYPEOBJECT_SRC))
ifneq ($(TYPEOBJECT_NEW),)
TYPEOBJECT_DONE := $(TYPEOBJECT_DONE) $(TYPEOBJECT_NEW)
$(BUILD)/typeobject_tables.o: $(call typeobject_objects,$(TYPEOBJECT_NEW))
TYPEOBJECT_OBJ := $(TYPEOBJECT_OBJ) $(call typeobject_objects,$(TYPEOBJECT_NEW))
# For rom.py: the module and its objects.
TYPEOBJECT_PAIRS := $(TYPEOBJECT_PAIRS) $(lastword $(TYPEOBJECT_MODULES)) \
	$(foreach o,$(call typeobject_objects,$(TYPEOBJECT_NEW)),$(o:.o=.raw.o)=$(o:.o=.rom.o))
$(TYPEOBJECT_ROM): $(patsubst %.o,%.raw.o,$(call typeobject_objects,$(TYPEOBJECT_NEW)))
$(call typeobject_objects,$(TYPEOBJECT_NEW)): $(TYPEOBJECT_ROM) ;
$(patsubst %.o,%.raw.o,$(call typeobject_objects,$(TYPEOBJECT_NEW))): private CFLAGS += -I$(TYPEOBJECT_DIR)/../../include/python \
	-include $(TYPEOBJECT_VALUES) -fno-tree-tail-merge -fno-if-conversion \
	-ffunction-sections -fdata-sections -fno-lto -fno-single-precision-constant -fno-optimize-sibling-calls \
	-Wno-error -Wno-missing-prototypes -Wno-old-style-definition -Wno-cast-align -Wno-double-promotion -Wno-float-conversion -Wno-pointer-arith -Wno-discarded-qualifiers \
	$(foreach f,malloc calloc realloc free strdup strndup abort snprintf vsnprintf sprintf vsprintf,-D$(f)=typeobject_$(f)) $(TYPEOBJECT_CFLAGS)
$(foreach s,$(TYPEOBJECT_NEW),$(eval $(call typeobject_$(if $(filter %.c,$(s)),raw,rust)_rule,$(s),$(patsubst %.o,%.raw.o,$(call typeobject_objects,$(s))))))
-include $(patsubst %.o,%.raw.P,$(call typeobject_objects,$(filter %.c,$(TYPEOBJECT_NEW))))
endif
