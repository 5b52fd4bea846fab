/* noddy4hw: examples/noddy4.c, written by hand for MicroPython: what a module of ours is compared
 * with in flash. A collection needs no help of the type, so nothing is here for tp_traverse,
 * tp_clear and tp_dealloc.
 */

#include "py/obj.h"
#include "py/objstr.h"
#include "py/runtime.h"

typedef struct {
    mp_obj_base_t base;
    mp_obj_t first;
    mp_obj_t last;
    int number;
} noddy_obj_t;

static mp_obj_t noddy_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    enum { ARG_first, ARG_last, ARG_number };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_first, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_QSTR(MP_QSTR_)} },
        { MP_QSTR_last, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_QSTR(MP_QSTR_)} },
        { MP_QSTR_number, MP_ARG_INT, {.u_int = 0} },
    };
    mp_arg_val_t values[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, values);

    noddy_obj_t *self = mp_obj_malloc(noddy_obj_t, type);
    self->first = values[ARG_first].u_obj;
    self->last = values[ARG_last].u_obj;
    self->number = values[ARG_number].u_int;
    return MP_OBJ_FROM_PTR(self);
}

/* Loads, stores and deletes of the fields; anything else is left to the locals dict. */
static void noddy_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    noddy_obj_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t *field;

    switch (attr) {
        case MP_QSTR_first:
            field = &self->first;
            break;
        case MP_QSTR_last:
            field = &self->last;
            break;
        case MP_QSTR_number:
            if (dest[0] == MP_OBJ_NULL) {
                dest[0] = mp_obj_new_int(self->number);
                return;
            }
            if (dest[1] == MP_OBJ_NULL) {
                mp_raise_TypeError(MP_ERROR_TEXT("can't delete numeric/char attribute"));
            }
            self->number = mp_obj_get_int(dest[1]);
            dest[0] = MP_OBJ_NULL;
            return;
        default:
            dest[1] = MP_OBJ_SENTINEL;
            return;
    }
    if (dest[0] == MP_OBJ_NULL) {
        /* A load. A deleted field stays MP_OBJ_NULL, which is an AttributeError. */
        dest[0] = *field;
        return;
    }
    if (dest[1] == MP_OBJ_NULL && *field == MP_OBJ_NULL) {
        return;
    }
    *field = dest[1];
    dest[0] = MP_OBJ_NULL;
}

static mp_obj_t noddy_name(mp_obj_t self_in) {
    noddy_obj_t *self = MP_OBJ_TO_PTR(self_in);
    vstr_t vstr;
    mp_print_t print;

    if (self->first == MP_OBJ_NULL) {
        mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("first"));
    }
    if (self->last == MP_OBJ_NULL) {
        mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("last"));
    }
    vstr_init_print(&vstr, 16, &print);
    mp_obj_print_helper(&print, self->first, PRINT_STR);
    vstr_add_byte(&vstr, ' ');
    mp_obj_print_helper(&print, self->last, PRINT_STR);
    return mp_obj_new_str_from_vstr(&vstr);
}
static MP_DEFINE_CONST_FUN_OBJ_1(noddy_name_obj, noddy_name);

static const mp_rom_map_elem_t noddy_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_name), MP_ROM_PTR(&noddy_name_obj) },
};
static MP_DEFINE_CONST_DICT(noddy_locals, noddy_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(
    noddy4hw_type_Noddy, MP_QSTR_Noddy, MP_TYPE_FLAG_NONE,
    make_new, noddy_make_new,
    attr, noddy_attr,
    locals_dict, &noddy_locals
    );

static const mp_rom_map_elem_t noddy4hw_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_noddy4hw) },
    { MP_ROM_QSTR(MP_QSTR_Noddy), MP_ROM_PTR(&noddy4hw_type_Noddy) },
};
static MP_DEFINE_CONST_DICT(noddy4hw_globals, noddy4hw_globals_table);

const mp_obj_module_t noddy4hw_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&noddy4hw_globals,
};
MP_REGISTER_MODULE(MP_QSTR_noddy4hw, noddy4hw_module);
