// Put before py/objtype.c, py/objarray.c, py/objexcept.c, py/objtraceback.c, py/objstr.c, py/objdict.c
// and py/vm.c by the build (-include). The VM's types are constant, so what the
// port must see of them is named here in place of the VM's own function, which is defined under
// another name: a name with parentheses after it is a definition or a call, one without is an
// entry of the type's table.

#include <stdarg.h>
#include <stdio.h>

#include "py/obj.h"

#define TYPEOBJECT_MAKE_NEW(name) \
    mp_obj_t typeobject_##name(mp_make_new_fun_t vm, const mp_obj_type_t *type, size_t n_args, size_t n_kw, \
    const mp_obj_t *args); \
    static mp_obj_t vm_##name(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args); \
    static mp_obj_t name(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) { \
        return typeobject_##name(vm_##name, type, n_args, n_kw, args); \
    }

#ifdef TYPEOBJECT_HOOK_TYPE
TYPEOBJECT_MAKE_NEW(type_make_new)
#define type_make_new(...) vm_type_make_new(__VA_ARGS__)

void typeobject_type_attr(mp_attr_fun_t vm, mp_obj_t self, qstr attr, mp_obj_t *dest);
static void vm_type_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
static void type_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    typeobject_type_attr(vm_type_attr, self, attr, dest);
}
#define type_attr(...) vm_type_attr(__VA_ARGS__)

void typeobject_type_print(mp_print_fun_t vm, const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
static void vm_type_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
static void type_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    typeobject_type_print(vm_type_print, print, self, kind);
}
#define type_print(...) vm_type_print(__VA_ARGS__)

void typeobject_super_attr(mp_attr_fun_t vm, mp_obj_t self, qstr attr, mp_obj_t *dest);
static void vm_super_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
static void super_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    typeobject_super_attr(vm_super_attr, self, attr, dest);
}
#define super_attr(...) vm_super_attr(__VA_ARGS__)
#endif

#ifdef TYPEOBJECT_HOOK_TYPE_SUBSCR
// Of the types in that file only `type` has four slots; it gets a fifth.
mp_obj_t typeobject_type_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value);
#undef MP_DEFINE_CONST_OBJ_TYPE_NARGS_4
#define MP_DEFINE_CONST_OBJ_TYPE_NARGS_4(struct_type, typename, name, flags, f1, v1, f2, v2, f3, v3, f4, v4) \
    _Static_assert((name) == MP_QSTR_type, "of `type` alone"); \
    MP_DEFINE_CONST_OBJ_TYPE_NARGS_5(struct_type, typename, name, flags, f1, v1, f2, v2, f3, v3, f4, v4, \
    subscr, typeobject_type_subscr)
#endif

#ifdef TYPEOBJECT_HOOK_MEMORYVIEW
TYPEOBJECT_MAKE_NEW(memoryview_make_new)
#define memoryview_make_new(...) vm_memoryview_make_new(__VA_ARGS__)
#endif

#ifdef TYPEOBJECT_HOOK_EXCEPTION
// Others name this one, too.
void typeobject_exception_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
void mp_obj_exception_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
void mp_obj_exception_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    typeobject_exception_attr(self, attr, dest);
}
#define mp_obj_exception_attr(...) typeobject_vm_exception_attr(__VA_ARGS__)
#endif

#ifdef TYPEOBJECT_HOOK_TRACEBACK
// CircuitPython's type has no attributes. Its flags are where they can be added.
void typeobject_traceback_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
#undef MP_TYPE_FLAG_NONE
#define MP_TYPE_FLAG_NONE (0), attr, typeobject_traceback_attr
#endif

#ifdef TYPEOBJECT_HOOK_STR
TYPEOBJECT_MAKE_NEW(bytes_make_new)
#define bytes_make_new(...) vm_bytes_make_new(__VA_ARGS__)

mp_obj_t typeobject_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs);
mp_obj_t mp_obj_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs);
mp_obj_t mp_obj_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return typeobject_str_format(n_args, args, kwargs);
}
#define mp_obj_str_format(...) typeobject_vm_str_format(__VA_ARGS__)
#endif

#ifdef TYPEOBJECT_HOOK_DICT
// In dict_update, for what it is called with (`args[1]`): a mapping that is no dict gives its pairs.
#include "py/runtime.h"
mp_obj_t typeobject_dict_source(mp_obj_t o);
#if MICROPY_PY_BUILTINS_DICT_FROMKEYS
mp_obj_t typeobject_dict_fromkeys(mp_fun_var_t vm, size_t n_args, const mp_obj_t *args);
static mp_obj_t vm_dict_fromkeys(size_t n_args, const mp_obj_t *args);
static mp_obj_t dict_fromkeys(size_t n_args, const mp_obj_t *args) {
    return typeobject_dict_fromkeys(vm_dict_fromkeys, n_args, args);
}
#define dict_fromkeys(...) vm_dict_fromkeys(__VA_ARGS__)
#endif
#define mp_getiter(o, buf) \
    mp_getiter(#o[0] == 'a' && __func__[5] == 'u' ? typeobject_dict_source(o) : (o), buf)
#endif

#ifdef TYPEOBJECT_HOOK_VM
// In the one place where the VM warns: `raise ... from` a value that is not None.
mp_obj_t typeobject_raise_from(mp_obj_t exc, mp_obj_t cause);
#if CIRCUITPY
// Of None, too; where the board has exception chaining the VM does it itself.
#define mp_warning(category, text) (obj = cause == mp_const_none ? obj : typeobject_raise_from(obj, cause))
#else
#define mp_warning(category, text) (*sp = typeobject_raise_from(*sp, from_value))
#endif
#endif
