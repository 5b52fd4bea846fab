/* mymodulehw: examples/mymodule.c, written by hand for MicroPython: what a module of ours is
 * compared with in flash.
 */

#include "py/obj.h"
#include "py/runtime.h"

typedef struct {
    mp_obj_base_t base;
    bool gone;
} myclass_obj_t;

static mp_obj_t myclass_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)args;
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    myclass_obj_t *self = mp_obj_malloc(myclass_obj_t, type);
    self->gone = false;
    return MP_OBJ_FROM_PTR(self);
}

static void check_usable(mp_obj_t self_in) {
    myclass_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->gone) {
        mp_raise_ValueError(MP_ERROR_TEXT("MyClass was used after deinit()"));
    }
}

static mp_obj_t myclass_deinit(mp_obj_t self_in) {
    myclass_obj_t *self = MP_OBJ_TO_PTR(self_in);
    self->gone = true;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(myclass_deinit_obj, myclass_deinit);

static mp_obj_t myclass_enter(mp_obj_t self_in) {
    check_usable(self_in);
    return self_in;
}
static MP_DEFINE_CONST_FUN_OBJ_1(myclass_enter_obj, myclass_enter);

static mp_obj_t myclass_exit(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return myclass_deinit(args[0]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(myclass_exit_obj, 4, 4, myclass_exit);

/* The getters; anything else is left to the locals dict, and nothing can be stored. */
static void myclass_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (attr != MP_QSTR_question && attr != MP_QSTR_answer) {
        dest[1] = MP_OBJ_SENTINEL;
        return;
    }
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    check_usable(self_in);
    dest[0] = attr == MP_QSTR_answer ? MP_OBJ_NEW_SMALL_INT(42) : mp_obj_new_str("Tricky...", 9);
}

static const mp_rom_map_elem_t myclass_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_deinit), MP_ROM_PTR(&myclass_deinit_obj) },
    { MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&myclass_enter_obj) },
    { MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&myclass_exit_obj) },
};
static MP_DEFINE_CONST_DICT(myclass_locals, myclass_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(
    mymodulehw_type_MyClass, MP_QSTR_MyClass, MP_TYPE_FLAG_NONE,
    make_new, myclass_make_new,
    attr, myclass_attr,
    locals_dict, &myclass_locals
    );

static const mp_rom_map_elem_t mymodulehw_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_mymodulehw) },
    { MP_ROM_QSTR(MP_QSTR_MyClass), MP_ROM_PTR(&mymodulehw_type_MyClass) },
};
static MP_DEFINE_CONST_DICT(mymodulehw_globals, mymodulehw_globals_table);

const mp_obj_module_t mymodulehw_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&mymodulehw_globals,
};
MP_REGISTER_MODULE(MP_QSTR_mymodulehw, mymodulehw_module);
