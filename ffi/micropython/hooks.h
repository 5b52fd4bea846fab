// Put before py/objtype.c, py/objarray.c, py/objexcept.c and py/objtraceback.c by the build
// (-include). The VM's types `type` and `memoryview` and its exceptions are constant, so what the
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
